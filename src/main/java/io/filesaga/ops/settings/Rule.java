package io.filesaga.ops.settings;

/** What must be true of the settings of one room. */
interface Rule {

    /** Throws an {@link IllegalArgumentException} that names the key of the first setting that cannot work. */
    void check();
}
