package io.filesaga.crash;

import static io.filesaga.crash.StoreCrashIT.End.EITHER;
import static io.filesaga.crash.StoreCrashIT.End.FILE;
import static io.filesaga.crash.StoreCrashIT.End.FILE_WHEN_ASKED_AGAIN;
import static io.filesaga.crash.StoreCrashIT.End.NOTHING;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.crash.HoldingProxy.Hold;
import io.filesaga.crash.HoldingProxy.Moment;
import io.filesaga.testing.Api;
import io.filesaga.testing.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL before and after every call that any saga makes to the store. Every call is brought to its boundary and held
 * there, then the process is killed once, so that all of them are cut at the same moment.
 */
class StoreCrashIT {

    /** What an owner must have at the end. */
    enum End {
        FILE,
        /** The caller was not answered; asking again he gets his file. */
        FILE_WHEN_ASKED_AGAIN,
        NOTHING,
        /** The caller was not answered, and did not ask for what is bound to happen. */
        EITHER
    }

    /** A client's story, the call of the service in it that is cut, and what must come of it on both sides of it. */
    private record Cut(Story story, String call, int nth, End before, End after) {

        String owner(Moment moment) {
            return String.join(
                            "-",
                            story.name(),
                            call.replace(' ', '-'),
                            "" + nth,
                            moment.name(),
                            end(moment).name())
                    .toLowerCase();
        }

        Hold hold(Moment moment) {
            return new Hold(owner(moment), owner(moment), call, nth, moment);
        }

        End end(Moment moment) {
            return moment == Moment.BEFORE ? before : after;
        }
    }

    private static final List<Cut> CUTS = List.of(
            new Cut(Story.PRESIGNED, "HEAD", 1, FILE, FILE),
            new Cut(Story.FORGOTTEN, "HEAD", 1, FILE, FILE),
            new Cut(Story.WITNESSED, "HEAD", 1, FILE, FILE),
            new Cut(Story.NEVER_SENT, "HEAD", 1, NOTHING, NOTHING),
            new Cut(Story.NEVER_SENT, "DELETE", 1, NOTHING, NOTHING),
            new Cut(Story.CANCELLED, "DELETE", 1, EITHER, NOTHING),
            new Cut(Story.MULTIPART, "POST uploads", 1, NOTHING, NOTHING),
            new Cut(Story.MULTIPART, "HEAD", 1, FILE_WHEN_ASKED_AGAIN, FILE_WHEN_ASKED_AGAIN),
            new Cut(Story.MULTIPART, "GET uploadId", 1, FILE_WHEN_ASKED_AGAIN, FILE_WHEN_ASKED_AGAIN),
            new Cut(Story.MULTIPART, "POST uploadId", 1, FILE_WHEN_ASKED_AGAIN, FILE),
            new Cut(Story.MULTIPART, "HEAD", 2, FILE, FILE_WHEN_ASKED_AGAIN),
            new Cut(Story.MULTIPART, "HEAD", 1, NOTHING, NOTHING),
            new Cut(Story.MULTIPART, "POST uploadId", 1, NOTHING, FILE),
            new Cut(Story.MULTIPART_CANCELLED, "GET uploads", 1, NOTHING, NOTHING),
            new Cut(Story.MULTIPART_CANCELLED, "DELETE uploadId", 1, NOTHING, NOTHING),
            new Cut(Story.MULTIPART_CANCELLED, "DELETE", 1, NOTHING, NOTHING),
            new Cut(Story.CONTENT, "PUT", 1, NOTHING, NOTHING),
            new Cut(Story.LONG_CONTENT, "POST uploads", 1, NOTHING, NOTHING),
            new Cut(Story.LONG_CONTENT, "PUT partNumber", 1, NOTHING, NOTHING),
            new Cut(Story.LONG_CONTENT, "PUT partNumber", 2, NOTHING, NOTHING),
            new Cut(Story.LONG_CONTENT, "POST uploadId", 1, NOTHING, NOTHING),
            new Cut(Story.BROKEN_CONTENT, "GET uploads", 1, NOTHING, NOTHING),
            new Cut(Story.BROKEN_CONTENT, "DELETE", 1, NOTHING, NOTHING),
            new Cut(Story.DELETE, "DELETE", 1, NOTHING, NOTHING),
            new Cut(Story.OVERWRITE, "DELETE", 1, FILE, FILE));

    private final CrashSite site = new CrashSite();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private ServiceProcess service = ServiceProcess.start(site.settings());

    @AfterEach
    void leave() {
        clients.shutdownNow();
        service.kill();
        site.close();
    }

    private Api client(String owner) {
        return Api.at(() -> service.base(), owner);
    }

    private static void forEach(Visitor visitor) {
        for (Cut cut : CUTS) {
            for (Moment moment : Moment.values()) {
                visitor.visit(cut, moment);
            }
        }
    }

    private interface Visitor {
        void visit(Cut cut, Moment moment);
    }

    @Test
    void aKillAtAnyCallToTheStoreLeavesNothingHalfDone() {
        forEach((cut, moment) -> site.proxy.hold(cut.hold(moment)));
        forEach((cut, moment) -> clients.execute(() -> play(cut, moment)));
        awaitAllHeld();
        site.proxy.stopHolding();
        service.kill();
        service = ServiceProcess.start(site.settings());
        askAgain();
        site.awaitEnd("%");
        site.assertInStep();
        assertAllEnds();
    }

    /** What a client makes of a service that is gone is his own affair. */
    private void play(Cut cut, Moment moment) {
        try {
            cut.story().play(client(cut.owner(moment)));
            site.passTime(cut.owner(moment));
        } catch (IllegalStateException cutOff) {
            assertTrue(site.proxy.held().contains(cut.owner(moment)), cut.owner(moment) + ": " + cutOff);
        }
    }

    private void awaitAllHeld() {
        var wanted = new TreeSet<String>();
        forEach((cut, moment) -> wanted.add(cut.owner(moment)));
        Awaitility.await("every call is held")
                .untilAsserted(() -> assertEquals(
                        List.of(),
                        wanted.stream()
                                .filter(name -> !site.proxy.held().contains(name))
                                .collect(Collectors.toList())));
    }

    private void askAgain() {
        forEach((cut, moment) -> {
            if (cut.end(moment) == FILE_WHEN_ASKED_AGAIN) {
                String owner = cut.owner(moment);
                String upload = site.database
                        .texts("SELECT id FROM saga WHERE owner = ?", owner)
                        .get(0);
                client(owner).post("/v1/uploads/" + upload + "/complete", null).is(200);
            }
        });
    }

    private void assertAllEnds() {
        var checks = new ArrayList<org.junit.jupiter.api.function.Executable>();
        forEach((cut, moment) -> {
            if (cut.end(moment) != EITHER) {
                List<String> wanted = cut.end(moment) == NOTHING ? List.of() : List.of(Story.PATH);
                String owner = cut.owner(moment);
                checks.add(() -> assertEquals(wanted, CrashSite.paths(client(owner)), owner));
            }
        });
        assertAll(checks);
    }
}
