package io.filesaga.api.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {

    @Test
    void namesHaveNoSpaceAtEitherEnd() {
        IdentityCheck.check(Given.settings(IdentitySettings.class, Map.of()));
        IdentityCheck.check(Given.settings(IdentitySettings.class, "owner-claim", "https://example.com/owner"));
        for (String key : new String[] {"owner-claim", "admin-role"}) {
            for (String value : new String[] {"  ", " sub", "sub "}) {
                IdentitySettings settings = Given.settings(IdentitySettings.class, key, value);
                String message = assertThrows(IllegalArgumentException.class, () -> IdentityCheck.check(settings))
                        .getMessage();
                String start = "filesaga.identity." + key + " is '" + value + "': it must be the name of a ";
                assertTrue(message.startsWith(start), message);
            }
        }
    }

    @Test
    void anUnknownModeIsRefusedByItsKey() {
        String message = assertThrows(
                        RuntimeException.class, () -> Given.settings(IdentitySettings.class, "mode", "none"))
                .toString();
        assertTrue(message.contains("filesaga.identity.mode"), message);
    }

    @Test
    void tokensNeedOneWhoIssuesThem() {
        var nobody = Given.config(Map.of());
        String message = assertThrows(IllegalArgumentException.class, () -> IdentityCheck.needProvider(nobody))
                .getMessage();
        assertEquals("quarkus.oidc.auth-server-url", message.split(" ")[0]);
        IdentityCheck.needProvider(Given.config(Map.of("quarkus.oidc.public-key", "MIIB")));
    }

    @Test
    void whereNobodyCanCallNobodyNeedsToBeKnown() {
        IdentityCheck.needProvider(Given.config(Map.of("quarkus.http.host-enabled", "false")));
    }
}
