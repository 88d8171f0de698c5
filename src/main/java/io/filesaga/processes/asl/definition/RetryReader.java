package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the Retry of a state. */
final class RetryReader {

    private static final int ATTEMPTS = 3;
    private static final double RATE = 2.0;

    private RetryReader() {}

    static List<Retrier> read(Fields fields) {
        List<Retrier> retriers = new ArrayList<>();
        List<Fields> all = each(fields, "Retry");
        for (Fields each : all) {
            retriers.add(retrier(each, retriers.size() == all.size() - 1));
            each.finish();
        }
        return List.copyOf(retriers);
    }

    /** The objects of an array that may be absent. */
    static List<Fields> each(Fields fields, String name) {
        JsonNode array = fields.take(name);
        if (!array.isMissingNode() && !array.isArray()) {
            fields.wrong(name, "This must be an array.");
        }
        List<Fields> all = new ArrayList<>();
        for (int i = 0; array.isArray() && i < array.size(); i++) {
            all.add(Fields.of(array.path(i), fields.at(name).appendIndex(i), fields.faults()));
        }
        return all;
    }

    private static Retrier retrier(Fields fields, boolean last) {
        int interval = fields.whole("IntervalSeconds", 1, 1);
        int maxDelay = fields.whole("MaxDelaySeconds", 1, Amount.MOST);
        if (fields.has("MaxDelaySeconds") && maxDelay <= interval) {
            fields.wrong("MaxDelaySeconds", "This must be greater than IntervalSeconds.");
        }
        return new Retrier(
                ErrorEqualsReader.read(fields, last),
                interval,
                fields.whole("MaxAttempts", 0, ATTEMPTS),
                rate(fields),
                maxDelay,
                jitter(fields));
    }

    private static double rate(Fields fields) {
        JsonNode rate = fields.take("BackoffRate");
        if (rate.isMissingNode()) {
            return RATE;
        } else if (!rate.isNumber() || rate.doubleValue() < 1) {
            fields.wrong("BackoffRate", "This must be a number of 1.0 or more.");
            return RATE;
        }
        return rate.doubleValue();
    }

    private static boolean jitter(Fields fields) {
        String strategy = fields.text("JitterStrategy");
        if (strategy != null && !strategy.equals("FULL") && !strategy.equals("NONE")) {
            fields.wrong("JitterStrategy", "This must be FULL or NONE.");
        }
        return "FULL".equals(strategy);
    }
}
