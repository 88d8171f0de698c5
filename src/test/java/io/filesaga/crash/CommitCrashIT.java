package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.crash.CommitBarrier.Point;
import io.filesaga.testing.Api;
import io.filesaga.testing.ServiceProcess;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGKILL at every commit that any saga makes, with each of the ends that a commit can have whose sender dies. Every
 * commit is held when its writes are done, then the process is killed once.
 */
class CommitCrashIT {

    /** What becomes of the commits. */
    enum Fate {
        LOST,
        /** They are there when the service comes back, which never heard of them. */
        DONE,
        /** They come when the service is back and at work. */
        LATE
    }

    /** A client's story, the commit in it that is cut, and whether there must be a file if it is lost, and if not. */
    private record Cut(
            Story story, String type, String operation, String status, boolean fileWhenLost, boolean fileWhenDone) {

        String owner() {
            return String.join("-", story.name(), type, operation, status).toLowerCase();
        }

        Point point() {
            return new Point(owner(), type, operation, status);
        }

        List<String> files(Fate fate) {
            return (fate == Fate.LOST ? fileWhenLost : fileWhenDone) ? List.of(Story.PATH) : List.of();
        }
    }

    private static final List<Cut> CUTS = List.of(
            new Cut(Story.NEVER_SENT, "presigned-upload", "INSERT", "WAITING", false, false),
            new Cut(Story.NEVER_SENT, "presigned-upload", "UPDATE", "COMPENSATED", false, false),
            new Cut(Story.PRESIGNED, "presigned-upload", "UPDATE", "COMPLETED", true, true),
            new Cut(Story.FORGOTTEN, "presigned-upload", "UPDATE", "COMPLETED", true, true),
            new Cut(Story.WITNESSED, "presigned-upload", "UPDATE", "COMPLETED", true, true),
            new Cut(Story.CANCELLED, "presigned-upload", "UPDATE", "CANCELLED", false, false),
            new Cut(Story.MULTIPART, "multipart-upload", "INSERT", "RUNNING", false, false),
            new Cut(Story.MULTIPART, "multipart-upload", "UPDATE", "WAITING", false, false),
            new Cut(Story.MULTIPART, "multipart-upload", "UPDATE", "COMPLETED", true, true),
            new Cut(Story.CONTENT, "content-upload", "INSERT", "RUNNING", false, false),
            new Cut(Story.CONTENT, "content-upload", "UPDATE", "COMPLETED", false, true),
            new Cut(Story.BROKEN_CONTENT, "content-upload", "UPDATE", "COMPENSATED", false, false),
            new Cut(Story.DELETE, "file-delete", "INSERT", "RUNNING", true, false),
            new Cut(Story.DELETE, "file-delete", "UPDATE", "COMPLETED", false, false),
            new Cut(Story.OVERWRITE, "file-delete", "INSERT", "READY", true, true),
            new Cut(Story.OVERWRITE, "file-delete", "UPDATE", "COMPLETED", true, true));

    /** While a claim is held, nothing else is claimed: it comes last. */
    private static final Cut CLAIM = new Cut(Story.FORGOTTEN, "presigned-upload", "UPDATE", "RUNNING", true, true);

    private final CrashSite site = new CrashSite();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    /** Every commit goes alone, so that one that is held holds no other. */
    private ServiceProcess service = ServiceProcess.start(site.settings(
            "filesaga.commit.max-batch", "1",
            "filesaga.commit.max-in-flight", "20",
            "quarkus.datasource.reactive.max-size", "40",
            "filesaga.commit.timeout", "60s"));

    private final CommitBarrier barrier = new CommitBarrier(site.database);

    @AfterEach
    void leave() {
        clients.shutdownNow();
        service.kill();
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void aKillAtAnyCommitLeavesNothingHalfDone(Fate fate) {
        CUTS.forEach(this::begin);
        barrier.awaitAllHeld();
        begin(CLAIM);
        barrier.awaitAllHeld();
        service.kill();
        decide(fate);
        site.awaitEnd("%");
        site.assertInStep();
        assertAll(CUTS.stream().map(cut ->
                (Executable) () -> assertEquals(cut.files(fate), CrashSite.paths(client(cut)), cut.owner())));
    }

    private void begin(Cut cut) {
        barrier.hold(cut.point());
        clients.execute(() -> {
            try {
                cut.story.play(client(cut));
            } catch (IllegalStateException cutOff) {
                // the service is gone
            }
        });
    }

    private Api client(Cut cut) {
        return Api.at(() -> service.base(), cut.owner());
    }

    private void decide(Fate fate) {
        if (fate == Fate.LATE) {
            service = ServiceProcess.start(site.settings());
            barrier.let();
            return;
        }
        if (fate == Fate.LOST) {
            barrier.lose();
        } else {
            barrier.let();
        }
        service = ServiceProcess.start(site.settings());
    }
}
