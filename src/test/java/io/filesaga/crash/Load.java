package io.filesaga.crash;

import io.filesaga.testing.Api;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Customers at work, all at once. */
final class Load implements AutoCloseable {

    private final List<Customer> customers;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> lives;
    private volatile boolean over;

    Load(int many, Function<String, Api> client) {
        this.customers = IntStream.range(0, many)
                .mapToObj(number -> new Customer(client.apply("customer-" + number), number))
                .toList();
        this.lives = customers.stream()
                .map(customer -> CompletableFuture.runAsync(() -> live(customer), threads))
                .toList();
    }

    private void live(Customer customer) {
        while (!over) {
            customer.act();
        }
    }

    /** Waits until so many more things were done, by whomever. */
    void await(int more) {
        int before = done();
        Awaitility.await("customers are served")
                .failFast(() -> lives.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join))
                .until(() -> done() >= before + more);
    }

    private int done() {
        return customers.stream().mapToInt(Customer::done).sum();
    }

    /** Lets all end what they have begun. Throws what went wrong with any of them. */
    void end() {
        over = true;
        lives.forEach(CompletableFuture::join);
    }

    void assertAllHaveAll() {
        customers.forEach(Customer::assertHasAll);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
