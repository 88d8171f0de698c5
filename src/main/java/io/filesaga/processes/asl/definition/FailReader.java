package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.node.TextNode;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.intrinsic.Expression;
import io.filesaga.processes.asl.template.Template;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a Fail state says. */
final class FailReader {

    /** AWS Step Functions takes these only: they give strings. */
    private static final Set<String> INTRINSICS = Set.of(
            "States.Format",
            "States.JsonToString",
            "States.ArrayGetItem",
            "States.Base64Encode",
            "States.Base64Decode",
            "States.Hash",
            "States.UUID");

    private FailReader() {}

    static Work read(Fields fields) {
        return new Work.Fail(text(fields, "Error"), text(fields, "Cause"));
    }

    private static @Nullable Template text(Fields fields, String name) {
        String pathName = name + "Path";
        fields.notBoth(name, pathName);
        String text = fields.text(name);
        String path = fields.text(pathName);
        if (path != null) {
            return expression(fields, pathName, path);
        }
        return text == null ? null : new Template.Fixed(TextNode.valueOf(text));
    }

    private static @Nullable Template expression(Fields fields, String name, String text) {
        try {
            Expression expression = Expression.parse(text);
            if (expression instanceof Expression.Call call
                    && !INTRINSICS.contains(call.intrinsic().name())) {
                fields.wrong(name, call.intrinsic().name() + " gives no string.");
            }
            return new Template.Place(expression);
        } catch (SyntaxException e) {
            fields.wrong(name, e.sentence());
            return null;
        }
    }
}
