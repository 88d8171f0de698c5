package io.filesaga.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Many who call at once. On threads of its own: those of the common pool keep the class loader of the first profile that
 * they worked for.
 */
public final class Crowd {

    private static final int THREADS = 50;

    private Crowd() {}

    /** The answers in the order of the numbers, which begin at 0. */
    public static List<Answer> of(int size, IntFunction<Answer> call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                calls.add(() -> call.apply(number));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
