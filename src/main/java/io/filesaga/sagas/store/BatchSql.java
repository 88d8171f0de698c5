package io.filesaga.sagas.store;

import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Write;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many sagas' writes of one shape as one statement: a {@code WITH} chain with a part for each {@link Statement}, rows as
 * arrays, and {@code saga_expect} at the end.
 *
 * @param parts the shape: the statements in the order in which a saga writes them, each once
 * @param text the SQL
 */
record BatchSql(List<Statement> parts, String text) {

    static BatchSql of(List<Statement> parts) {
        StringBuilder sql = new StringBuilder("WITH ");
        int parameter = 2;
        for (Statement part : parts) {
            sql.append(part.name())
                    .append(" AS (")
                    .append(part.sql().replace("{rows}", rows(part, parameter)))
                    .append("), ");
            parameter += part.columns().size();
        }
        sql.setLength(sql.length() - 2);
        String counts = parts.stream()
                .map(part -> "(SELECT count(*) FROM " + part.name() + ")")
                .collect(Collectors.joining(", "));
        return new BatchSql(parts, sql + " SELECT saga_expect(ARRAY[" + counts + "], $1)");
    }

    private static String rows(Statement part, int firstParameter) {
        StringBuilder arrays = new StringBuilder();
        StringBuilder names = new StringBuilder();
        int parameter = firstParameter;
        for (Statement.Column column : part.columns()) {
            arrays.append('$')
                    .append(parameter++)
                    .append("::")
                    .append(column.type().sqlName())
                    .append("[], ");
            names.append(column.name()).append(", ");
        }
        arrays.setLength(Math.max(0, arrays.length() - 2));
        names.setLength(Math.max(0, names.length() - 2));
        return "unnest(" + arrays + ") AS w(" + names + ")";
    }

    /** The arguments: how many rows each part must touch, then every part's columns as arrays. */
    Tuple arguments(List<List<Write>> sagas) {
        List<Object> values = new ArrayList<>();
        List<List<Write>> byPart =
                parts.stream().map(part -> writesOf(part, sagas)).toList();
        values.add(byPart.stream().map(BatchSql::expected).toArray(Long[]::new));
        for (int i = 0; i < parts.size(); i++) {
            List<Statement.Column> columns = parts.get(i).columns();
            for (int column = 0; column < columns.size(); column++) {
                values.add(array(columns.get(column).type(), byPart.get(i), column));
            }
        }
        return Tuple.from(values);
    }

    private static List<Write> writesOf(Statement part, List<List<Write>> sagas) {
        List<Write> writes = new ArrayList<>(sagas.size());
        for (List<Write> saga : sagas) {
            for (Write write : saga) {
                if (write.statement().name().equals(part.name())) {
                    writes.add(write);
                }
            }
        }
        return writes;
    }

    private static long expected(List<Write> writes) {
        long sum = 0;
        for (Write write : writes) {
            if (write.rows() == Write.ANY) {
                return Write.ANY;
            }
            sum += write.rows();
        }
        return sum;
    }

    private static Object array(Statement.Type type, List<Write> writes, int column) {
        var values = writes.stream().map(write -> write.arguments().get(column));
        return switch (type) {
            case UUID -> values.toArray(UUID[]::new);
            case TEXT -> values.toArray(String[]::new);
            case BIGINT -> values.toArray(Long[]::new);
            case BOOLEAN -> values.toArray(Boolean[]::new);
            case TIMESTAMP -> values.map(BatchSql::timestamp).toArray(java.time.OffsetDateTime[]::new);
        };
    }

    private static java.time.@Nullable OffsetDateTime timestamp(@Nullable Object instant) {
        return instant == null ? null : ((Instant) instant).atOffset(ZoneOffset.UTC);
    }
}
