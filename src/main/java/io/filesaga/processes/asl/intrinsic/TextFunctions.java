package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.filesaga.processes.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** Functions of texts. */
final class TextFunctions {

    private TextFunctions() {}

    static JsonNode format(Arguments arguments) {
        Pattern pattern = Pattern.of(arguments.text(0))
                .orElseThrow(() -> arguments.failure("a brace of the template is neither a pair {} nor escaped"));
        if (pattern.holes() != arguments.count() - 1) {
            throw arguments.failure(
                    "the template has " + pattern.holes() + " places {} for " + (arguments.count() - 1) + " values");
        }
        StringBuilder text = new StringBuilder(pattern.parts().get(0));
        for (int i = 1; i < arguments.count(); i++) {
            text.append(Json.plain(arguments.any(i))).append(pattern.parts().get(i));
        }
        return Json.NODES.textNode(text.toString());
    }

    /** At each of the characters of the second argument; there are no empty parts. */
    static JsonNode split(Arguments arguments) {
        ArrayNode parts = Json.NODES.arrayNode();
        StringTokenizer tokens = new StringTokenizer(arguments.text(0), arguments.text(1));
        while (tokens.hasMoreTokens()) {
            parts.add(tokens.nextToken());
        }
        return parts;
    }

    /** What stands before, between and after the places {@code {}} of a template. */
    record Pattern(List<String> parts) {

        /** Nothing when a brace stands alone. */
        static Optional<Pattern> of(String template) {
            List<String> parts = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            for (int i = 0; i < template.length(); i++) {
                char c = template.charAt(i);
                if (c == '\\' && i + 1 < template.length() && "{}\\".indexOf(template.charAt(i + 1)) >= 0) {
                    part.append(template.charAt(++i));
                } else if (template.startsWith("{}", i)) {
                    parts.add(part.toString());
                    part.setLength(0);
                    i++;
                } else if (c == '{' || c == '}') {
                    return Optional.empty();
                } else {
                    part.append(c);
                }
            }
            parts.add(part.toString());
            return Optional.of(new Pattern(List.copyOf(parts)));
        }

        int holes() {
            return parts.size() - 1;
        }
    }
}
