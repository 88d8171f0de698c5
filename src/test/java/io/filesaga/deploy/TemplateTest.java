package io.filesaga.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.deploy.Template.Intrinsic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template for Lambda: what it refers to exists, and it is as safe as docs/deploy-lambda.md says. */
class TemplateTest {

    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z][^`]+)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Set<String> PSEUDO =
            Set.of("AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::URLSuffix");

    private final Template template = Template.read();

    @Test
    void everyReferenceIsToSomethingThatIsThere() {
        Set<String> there = new TreeSet<>(PSEUDO);
        there.addAll(template.section("Parameters").keySet());
        there.addAll(template.section("Resources").keySet());
        Set<String> named = references().collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.contains("FilesBucket"));
        named.removeAll(there);
        assertEquals(Set.of(), named);
    }

    @Test
    void everyParameterIsUsed() {
        Set<String> unused = new TreeSet<>(template.section("Parameters").keySet());
        unused.removeAll(references().collect(Collectors.toSet()));
        assertEquals(Set.of(), unused);
    }

    private Stream<String> references() {
        return Template.all(template.root())
                .filter(Intrinsic.class::isInstance)
                .map(Intrinsic.class::cast)
                .flatMap(TemplateTest::names);
    }

    private static Stream<String> names(Intrinsic function) {
        return switch (function.name()) {
            case "Ref" -> Stream.of((String) function.argument());
            case "GetAtt" -> Stream.of(((String) function.argument()).split("\\.")[0]);
            case "Sub" ->
                VARIABLE.matcher((String) function.argument())
                        .results()
                        .map(found -> found.group(1).split("\\.")[0]);
            default -> Stream.of();
        };
    }

    @Test
    void noPolicyAllowsEverything() {
        List<Map<String, Object>> allowed = template.statements()
                .filter(statement -> statement.get("Effect").equals("Allow"))
                .toList();
        assertTrue(allowed.size() >= 5, "too few statements were found");
        for (Map<String, Object> statement : allowed) {
            Template.list(statement.get("Action"))
                    .forEach(action -> assertFalse(((String) action).contains("*"), action + " is too much"));
            Template.list(statement.getOrDefault("Resource", List.of()))
                    .forEach(resource -> assertTrue(resource instanceof Intrinsic, resource + " is too much"));
            assertFalse("*".equals(statement.get("Principal")), "everybody is too many");
            assertFalse(statement.containsKey("NotAction") || statement.containsKey("NotResource"));
        }
    }

    /** The one managed policy of AWS's that cannot be done without. */
    @Test
    void rolesHaveNoPoliciesOfAwsButTheOneForNetworkInterfaces() {
        Set<Object> attached = template.resources("AWS::IAM::Role")
                .map(role -> Template.at(role, "Properties", "ManagedPolicyArns"))
                .filter(java.util.Objects::nonNull)
                .flatMap(arns -> Template.list(arns).stream())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        new Intrinsic("Ref", "FilesAccess"),
                        new Intrinsic(
                                "Sub",
                                "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole")),
                attached);
        template.resources("AWS::Serverless::Function").forEach(function -> {
            assertTrue(Template.at(function, "Properties", "Role") instanceof Intrinsic, "a role of our own");
            assertFalse(Template.map(function.get("Properties")).containsKey("Policies"));
        });
    }

    @Test
    void theBucketIsClosedEncryptedTidyAndTells() {
        Map<String, Object> bucket = template.resource("FilesBucket");
        assertEquals("Retain", bucket.get("DeletionPolicy"));
        Map<String, Object> properties = Template.map(bucket.get("Properties"));
        assertEquals(
                Set.of(true),
                Set.copyOf(Template.map(properties.get("PublicAccessBlockConfiguration"))
                        .values()));
        assertEquals(
                4,
                Template.map(properties.get("PublicAccessBlockConfiguration")).size());
        assertTrue(properties.containsKey("BucketEncryption"));
        assertEquals(
                true,
                Template.at(properties, "NotificationConfiguration", "EventBridgeConfiguration", "EventBridgeEnabled"));
        Map<String, Object> rule =
                Template.map(Template.list(Template.at(properties, "LifecycleConfiguration", "Rules"))
                        .get(0));
        assertEquals(1, Template.at(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation"));
    }

    @Test
    void theRuleBringsOnlyTheBucketsEventsAndTheQueueLosesNone() {
        Map<String, Object> rule = Template.map(template.resource("BucketRule").get("Properties"));
        assertEquals(List.of("aws.s3"), Template.at(rule, "EventPattern", "source"));
        assertEquals(
                List.of(new Intrinsic("Ref", "BucketName")),
                Template.at(rule, "EventPattern", "detail", "bucket", "name"));
        Map<String, Object> queue = Template.map(template.resource("EventQueue").get("Properties"));
        assertEquals(
                new Intrinsic("GetAtt", "EventDeadLetters.Arn"),
                Template.at(queue, "RedrivePolicy", "deadLetterTargetArn"));
        Map<String, Object> function =
                Template.map(template.resource("EventFunction").get("Properties"));
        assertEquals((Integer) function.get("Timeout") * 6, queue.get("VisibilityTimeout"));
        assertEquals(
                List.of("ReportBatchItemFailures"),
                Template.at(function, "Events", "Batches", "Properties", "FunctionResponseTypes"));
    }

    @Test
    void theFunctionsRunNativeOnEitherArchitectureBelowTheirLeases() throws IOException {
        Map<String, Object> all = Template.map(template.section("Globals").get("Function"));
        assertEquals("provided.al2023", all.get("Runtime"));
        assertEquals(List.of(new Intrinsic("Ref", "Architecture")), all.get("Architectures"));
        assertEquals(
                List.of("arm64", "x86_64"),
                Template.at(template.section("Parameters"), "Architecture", "AllowedValues"));
        for (String[] function : new String[][] {{"RequestFunction", "http"}, {"EventFunction", "events"}}) {
            Map<String, Object> properties =
                    Template.map(template.resource(function[0]).get("Properties"));
            assertEquals("../target/lambda-" + function[1] + "/function.zip", properties.get("CodeUri"));
            assertTrue((Integer) properties.get("Timeout") < leaseSeconds(function[1]), "a lease outlasts a call");
        }
    }

    private static int leaseSeconds(String function) throws IOException {
        String settings = Files.readString(
                Path.of("src", "lambda", function, "resources", "META-INF", "microprofile-config.properties"));
        return Pattern.compile("(?m)^filesaga\\.saga\\.lease=(\\d+)s$")
                .matcher(settings)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyVariableOfTheFunctionsIsADocumentedSetting() throws IOException {
        Set<String> known = KEY.matcher(Files.readString(Path.of("docs", "configuration.md")))
                .results()
                .map((MatchResult found) ->
                        found.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> given = variables().collect(Collectors.toCollection(TreeSet::new));
        assertTrue(given.size() > 10, given.toString());
        given.removeAll(known);
        assertEquals(Set.of(), given);
    }

    /** Who gives the parameter has the right with it, and nobody else has it. */
    @Test
    void otherServicesAreAllowedOnlyWhenAParameterNamesThem() {
        for (String[] policy : new String[][] {
            {"EventBusAccess", "HasEventBus", "EventBusName", "events:PutEvents"},
            {"TaskFunctionAccess", "HasTaskFunctions", "TaskFunctionArns", "lambda:InvokeFunction"}
        }) {
            Map<String, Object> access = template.resource(policy[0]);
            assertEquals(policy[1], access.get("Condition"));
            assertEquals("", Template.at(template.section("Parameters"), policy[2], "Default"));
            List<Object> statements = Template.list(Template.at(access, "Properties", "PolicyDocument", "Statement"));
            assertEquals(1, statements.size());
            Map<String, Object> statement = Template.map(statements.get(0));
            assertEquals(policy[3], statement.get("Action"));
            assertTrue(names((Intrinsic) statement.get("Resource")).toList().contains(policy[2]));
            assertTrue(Template.all(template.section("Conditions").get(policy[1]))
                    .anyMatch(new Intrinsic("Ref", policy[2])::equals));
        }
    }

    private Stream<String> variables() {
        return Stream.of(
                        Template.map(template.section("Globals").get("Function")),
                        Template.map(template.resource("RequestFunction").get("Properties")),
                        Template.map(template.resource("EventFunction").get("Properties")))
                .map(function -> Template.map(Template.at(function, "Environment", "Variables")))
                .flatMap(variables -> variables.keySet().stream());
    }

    @Test
    void secretsAreOnlyReferredTo() {
        String password = (String) ((Intrinsic) Template.at(
                        Template.map(template.section("Globals").get("Function")),
                        "Environment",
                        "Variables",
                        "QUARKUS_DATASOURCE_PASSWORD"))
                .argument();
        assertTrue(password.startsWith("{{resolve:secretsmanager:${DatabaseSecretArn}:"), password);
    }
}
