package io.filesaga.ops.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that may outlive the one that started them. */
final class ServerProcess {

    private static final int PATIENCE_SECONDS = 15;

    private ServerProcess() {}

    /** True when the process lives and its command line names the given text: it is ours and no stranger's. */
    static boolean isAlive(long pid, String named) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> commandLine(process).contains(named))
                .orElse(false);
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException noProcFolder) {
            return process.info().commandLine().orElse("");
        }
    }

    /** Sends the signal and waits; a process that does not go is killed. */
    static void stop(long pid, String signal) {
        ProcessHandle.of(pid).ifPresent(process -> {
            try {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                        .start()
                        .waitFor();
                process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (IOException | ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        });
    }
}
