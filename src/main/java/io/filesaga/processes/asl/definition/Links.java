package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;
import io.filesaga.processes.asl.fault.Faults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which state leads where, among states that lead to each other. */
final class Links {

    private final List<Link> links = new ArrayList<>();

    private record Link(String from, String to, JsonPointer at) {}

    void add(String from, String to, JsonPointer at) {
        links.add(new Link(from, to, at));
    }

    /**
     * Every name that is mentioned is there, every state is reached, and a terminal one is.
     *
     * @param doubtful there are faults already, so that a link may be missing here: then only names are checked
     */
    void check(String startAt, Fields fields, Map<String, State> states, boolean doubtful) {
        Faults faults = fields.faults();
        int before = faults.count();
        if (fields.has("StartAt") && !states.containsKey(startAt) && !startAt.isEmpty()) {
            fields.wrong("StartAt", "There is no state named \"" + startAt + "\" here.");
        }
        links.stream()
                .filter(link -> !states.containsKey(link.to()))
                .forEach(link -> faults.add(link.at(), "There is no state named \"" + link.to() + "\" here."));
        if (!doubtful && faults.count() == before) {
            checkReach(reachedFrom(startAt), fields, states);
        }
    }

    private static void checkReach(Set<String> reached, Fields fields, Map<String, State> states) {
        JsonPointer at = fields.at("States");
        states.keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> fields.faults().add(at.appendProperty(name), "No state leads here."));
        if (states.values().stream()
                .filter(state -> reached.contains(state.name()))
                .noneMatch(Links::isTerminal)) {
            fields.faults().add(at, "No state ends it: one needs \"End\": true, or to be of type Succeed or Fail.");
        }
    }

    private static boolean isTerminal(State state) {
        return state.next() == null && !(state.work() instanceof Work.Choice);
    }

    private Set<String> reachedFrom(String startAt) {
        Set<String> reached = new HashSet<>(Set.of(startAt));
        Deque<String> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            String from = todo.remove();
            links.stream()
                    .filter(link -> link.from().equals(from) && reached.add(link.to()))
                    .forEach(link -> todo.add(link.to()));
        }
        return reached;
    }
}
