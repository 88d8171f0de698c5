package io.filesaga.processes.task;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which functions Tasks may invoke: those of the settings, by the very name that they have there.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">How functions are named</a>
 */
@Singleton
class AllowedFunctions {

    /** A name, a partial ARN or an ARN; then a version or an alias. */
    private static final Pattern NAME = Pattern.compile(
            "((?:(?:arn:aws[\\w-]*:lambda:[a-z0-9-]+:)?\\d{12}:function:)?[\\w-]{1,140})(?::([$\\w-]{1,129}))?");

    private final Set<String> allowed;

    AllowedFunctions(LambdaSettings settings) {
        this.allowed = settings.functions().map(Set::copyOf).orElse(Set.of());
    }

    boolean areNone() {
        return allowed.isEmpty();
    }

    /** @param qualifier beside the name, or null; a name that has one already must have the same */
    boolean has(String function, @Nullable String qualifier) {
        Matcher name = NAME.matcher(function);
        if (!name.matches()) {
            return false;
        }
        String own = name.group(2);
        String asked = own == null ? qualifier : own;
        boolean isOne = own == null || qualifier == null || own.equals(qualifier);
        boolean isNamed = asked != null && allowed.contains(name.group(1) + ":" + asked);
        return isOne && (isNamed || allowed.contains(name.group(1)));
    }
}
