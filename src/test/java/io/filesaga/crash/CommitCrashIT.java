package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.crash.CommitBarrier.Point;
import io.filesaga.testing.Api;
import io.filesaga.testing.ServiceProcess;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * SIGKILL at every commit that any saga makes, with each of the ends that a commit can have whose sender dies. Every
 * commit is held when its writes are done, then the process is killed: once for all of them, for each is of an owner of
 * its own, and once for each end of a claim, because nothing else is claimed meanwhile.
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

        String owner(Fate fate) {
            return String.join("-", story.name(), type, operation, status, fate.name())
                    .toLowerCase();
        }

        Point point(Fate fate) {
            return new Point(owner(fate), type, operation, status);
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

    private static final Cut CLAIM = new Cut(Story.FORGOTTEN, "presigned-upload", "UPDATE", "RUNNING", true, true);

    private final CrashSite site = new CrashSite();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    /** Every commit goes alone, so that one that is held holds no other. */
    private ServiceProcess service = ServiceProcess.start(site.settings(
            "filesaga.commit.max-batch", "1",
            "filesaga.commit.max-in-flight", "60",
            "quarkus.datasource.reactive.max-size", "80",
            "filesaga.commit.timeout", "60s"));

    private final CommitBarrier barrier = new CommitBarrier(site.database);

    @AfterEach
    void leave() {
        clients.shutdownNow();
        service.kill();
        site.close();
    }

    @Test
    void aKillAtAnyCommitLeavesNothingHalfDone() {
        for (Fate fate : Fate.values()) {
            CUTS.forEach(cut -> begin(cut, fate));
        }
        barrier.awaitAllHeld();
        killAtClaim(Fate.LOST);
        killAtClaim(Fate.DONE);
        killAtClaim(Fate.LATE);
        site.awaitEnd("%");
        site.assertInStep();
        assertAll(Stream.of(Fate.values())
                .flatMap(fate -> Stream.concat(CUTS.stream(), Stream.of(CLAIM)).map(cut -> (Executable)
                        () -> assertEquals(cut.files(fate), CrashSite.paths(client(cut, fate)), cut.owner(fate)))));
    }

    /** What else is held meets its own fate. */
    private void killAtClaim(Fate fate) {
        begin(CLAIM, fate);
        barrier.awaitAllHeld();
        service.kill();
        barrier.lose(point -> point.owner().endsWith("-lost"));
        barrier.let(point -> point.owner().endsWith("-done"));
        service = ServiceProcess.start(site.settings());
        barrier.let(point -> true);
    }

    private void begin(Cut cut, Fate fate) {
        barrier.hold(cut.point(fate));
        clients.execute(() -> {
            try {
                cut.story.play(client(cut, fate));
                site.passTime(cut.owner(fate));
            } catch (IllegalStateException cutOff) {
                // the service is gone
            }
        });
    }

    private Api client(Cut cut, Fate fate) {
        return Api.at(() -> service.base(), cut.owner(fate));
    }
}
