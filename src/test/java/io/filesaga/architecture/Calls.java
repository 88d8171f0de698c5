package io.filesaga.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.MultiSubscribe;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Calls, and method references, that the house forbids. */
final class Calls {

    private static final String CONSTRUCTOR = "<init>";

    private Calls() {}

    /** Anything that asks the system what time it is. Measuring a span with nanoTime does not. */
    static DescribedPredicate<JavaAccess<?>> readTheTime() {
        return DescribedPredicate.describe("read the system's time", access -> {
            AccessTarget target = access.getTarget();
            JavaClass owner = target.getOwner();
            return owner.getPackageName().startsWith("java.time")
                            && target.getName().equals("now")
                            && !takesAClock(target)
                    || is(target, Clock.class, "system", "systemUTC", "systemDefaultZone", "tick")
                    || is(target, Clock.class, "tickMillis", "tickSeconds", "tickMinutes")
                    || is(target, InstantSource.class, "system")
                    || is(target, System.class, "currentTimeMillis")
                    || is(target, Calendar.class, "getInstance")
                    || is(target, Date.class, CONSTRUCTOR) && parameters(target) == 0;
        });
    }

    /** Anything that makes its thread wait for another. */
    static DescribedPredicate<JavaAccess<?>> block() {
        return DescribedPredicate.describe("block the thread", access -> {
            AccessTarget target = access.getTarget();
            return is(target, Uni.class, "await")
                    || is(target, MultiSubscribe.class, "asIterable", "asStream")
                    || is(target, Multi.class, "toIterable", "toStream")
                    || target.getName().endsWith("AndAwait")
                    || is(target, Thread.class, "sleep", "join", "onSpinWait")
                    || is(target, TimeUnit.class, "sleep", "timedJoin", "timedWait")
                    || is(target, Future.class, "get", "join", "resultNow")
                    || is(target, io.vertx.core.Future.class, "await")
                    || is(target, Process.class, "waitFor")
                    || is(target, CountDownLatch.class, "await")
                    || is(target, CyclicBarrier.class, "await")
                    || is(target, Condition.class, "await", "awaitNanos", "awaitUntil", "awaitUninterruptibly")
                    || is(target, Lock.class, "lock", "lockInterruptibly")
                    || is(target, Semaphore.class, "acquire", "acquireUninterruptibly")
                    || is(target, BlockingQueue.class, "take", "put")
                    || is(target, ExecutorService.class, "awaitTermination", "invokeAll", "invokeAny", "close")
                    || target.getName().equals("wait") && target.getOwner().isAssignableTo(Object.class);
        });
    }

    private static boolean is(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isAssignableTo(owner) && Set.of(names).contains(target.getName());
    }

    private static boolean takesAClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static int parameters(AccessTarget target) {
        return ((AccessTarget.CodeUnitAccessTarget) target)
                .getRawParameterTypes()
                .size();
    }
}
