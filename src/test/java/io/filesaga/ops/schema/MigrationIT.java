package io.filesaga.ops.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.EmbeddedBackends;
import io.filesaga.testing.ServiceProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who migrates, with the packaged service and a database that is empty at first. */
class MigrationIT {

    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REACTIVE = "quarkus.datasource.reactive.url";

    private final String database = "db_" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, String> settings = new HashMap<>(EmbeddedBackends.settings());
    private final String server = settings.get(JDBC);
    private ServiceProcess service;

    MigrationIT() {
        for (String url : List.of(JDBC, REACTIVE)) {
            settings.put(url, settings.get(url).replaceFirst("/postgres$", "/" + database));
        }
    }

    @AfterEach
    void leave() {
        if (service != null) {
            service.kill();
        }
    }

    @Test
    void whoOnlyMigratesEndsWellAndNeverServes() throws SQLException {
        run(server, "CREATE DATABASE " + database);
        service = launch("only");
        assertEquals(0, service.exitCode(), service.said());
        assertEquals(
                SchemaHealth.NEEDED,
                number(settings.get(JDBC), "SELECT max(version::int) FROM flyway_schema_history WHERE success"));
        assertFalse(service.said().contains("Listening on"), service.said());
        assertFalse(service.said().contains("ERROR"), service.said());
    }

    @Test
    void whoOnlyMigratesAndCannotSaysSoByTheExitCode() {
        service = launch("only");
        assertNotEquals(0, service.exitCode());
        assertTrue(service.said().contains("database \"" + database + "\" does not exist"), service.said());
    }

    @Test
    void whoDoesNotMigrateIsReadyWhenAnotherHasAndOpensNoJdbcConnection() throws SQLException {
        run(server, "CREATE DATABASE " + database);
        service = launch("off");
        Api anybody = Api.with(service::base, null);
        Awaitility.await("the reason is told")
                .ignoreException(IllegalStateException.class)
                .until(() -> anybody.get("/q/health/ready").text().contains("version 0 found"));
        anybody.get("/q/health/ready").is(503);
        assertEquals(0, number(server, byJdbc()));

        ServiceProcess other = launch("only");
        assertEquals(0, other.exitCode(), other.said());
        Awaitility.await("ready").until(() -> anybody.get("/q/health/ready"), MigrationIT::isReady);
        assertEquals(0, number(server, byJdbc()));
    }

    private static boolean isReady(Answer answer) {
        return answer.status() == 200;
    }

    private ServiceProcess launch(String mode) {
        settings.put("filesaga.migrate", mode);
        return ServiceProcess.launch(settings);
    }

    private String byJdbc() {
        return "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '%JDBC%' AND datname = '" + database
                + "'";
    }

    private void run(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url, settings.get("quarkus.datasource.username"), settings.get("quarkus.datasource.password"));
    }
}
