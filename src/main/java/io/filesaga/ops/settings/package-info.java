/**
 * Which settings can work together, and which cannot work at all.
 *
 * <p>{@link io.filesaga.ops.settings.SettingsCheck} looks at every setting when the service starts, before any timer
 * ticks. A value that cannot work refuses the start, with a message that names the full key, the value and what is
 * allowed: {@code filesaga.files.part-size is 1000: it must be from 5242880 to 5368709120 bytes}. It is found out by the
 * operator at once and not by a client later.
 *
 * <p>What a setting means is written at the setting, in the room that it belongs to. Its limits are here, one
 * {@link io.filesaga.ops.settings.Rule} for each room, said in the words of {@link io.filesaga.ops.settings.Limits}. The
 * settings of {@code api.identity} are checked there, because nothing here may import {@code api}.
 *
 * <p>A corner of {@code ops}: may import every room but {@code api}; nothing imports it.
 */
@NullMarked
package io.filesaga.ops.settings;

import org.jspecify.annotations.NullMarked;
