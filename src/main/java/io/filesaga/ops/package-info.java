/**
 * Running the service: the clock, health, metrics, drain, the check of all settings at start, the migration of the
 * database, and the embedded default of dev mode and tests.
 *
 * <p>The only room that reads the system's time, and the only one that may wait (a stopping process has nothing better
 * to do). May import every room but {@code api}; nothing imports it.
 */
@NullMarked
package io.filesaga.ops;

import org.jspecify.annotations.NullMarked;
