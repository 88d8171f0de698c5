package io.filesaga.ops.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the settings under one prefix must hold. A limit that is not kept is an {@link IllegalArgumentException} which
 * names the full key, the value and what is allowed.
 *
 * @param prefix of the keys, without the last dot
 */
record Limits(String prefix) {

    static final long MIB = 1024L * 1024;
    static final long GIB = 1024 * MIB;
    static final long TIB = 1024 * GIB;

    void bytes(String key, long value, long least, long most) {
        require(value >= least && value <= most, key, value, "from " + least + " to " + most + " bytes");
    }

    void count(String key, int value, int least, int most) {
        require(value >= least && value <= most, key, value, "from " + least + " to " + most);
    }

    void duration(String key, Duration value, Duration least, Duration most) {
        boolean fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        require(fits, key, written(value), "from " + written(least) + " to " + written(most));
    }

    void text(String key, String value, Pattern shape, String rule) {
        require(shape.matcher(value).matches(), key, "'" + value + "'", rule);
    }

    /** @param rule what the value must be, in words that follow "it must be" */
    void require(boolean holds, String key, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name(key) + " is " + value + ": it must be " + rule);
        }
    }

    /** The full key. */
    String name(String key) {
        return prefix + "." + key;
    }

    /** The duration as one may write it in a setting: 7d, 1h30m, 0.1s. */
    static String written(Duration value) {
        boolean isDays = !value.isZero() && value.equals(Duration.ofDays(value.toDays()));
        return isDays ? value.toDays() + "d" : value.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
