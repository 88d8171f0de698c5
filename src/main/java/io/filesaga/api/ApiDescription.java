package io.filesaga.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the API says of itself. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "filesaga",
                        version = "1",
                        description = "Keeps a table of files in step with the objects in S3, whatever fails. Every "
                                + "refusal is application/problem+json with a stable `type`.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
@SecurityScheme(
        securitySchemeName = ApiDescription.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The owner is a claim of the token.")
public class ApiDescription extends Application {

    static final String BEARER = "bearer";
}
