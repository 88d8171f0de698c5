package io.filesaga.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.filesaga.storage.Presigner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * The policy allows what the code calls and signs, and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Which operation
 *     needs which action</a>
 */
class S3ActionsTest {

    /** HEAD answers 404 for a missing object only to those who may list the bucket. */
    private static final Map<String, Set<String>> OF_CALLS = Map.ofEntries(
            Map.entry("putObject", Set.of("s3:PutObject")),
            Map.entry("headObject", Set.of("s3:GetObject", "s3:ListBucket")),
            Map.entry("deleteObject", Set.of("s3:DeleteObject")),
            Map.entry("createMultipartUpload", Set.of("s3:PutObject")),
            Map.entry("uploadPart", Set.of("s3:PutObject")),
            Map.entry("listParts", Set.of("s3:ListMultipartUploadParts")),
            Map.entry("completeMultipartUpload", Set.of("s3:PutObject")),
            Map.entry("abortMultipartUpload", Set.of("s3:AbortMultipartUpload")),
            Map.entry("listMultipartUploads", Set.of("s3:ListBucketMultipartUploads")),
            Map.entry("getObject", Set.of("s3:GetObject", "s3:ListBucket")),
            Map.entry("copyObject", Set.of("s3:GetObject", "s3:PutObject")),
            Map.entry("listObjectsV2", Set.of("s3:ListBucket")));

    private static final Map<String, Set<String>> OF_SIGNATURES = Map.of(
            "post", Set.of("s3:PutObject"),
            "put", Set.of("s3:PutObject"),
            "part", Set.of("s3:PutObject"),
            "get", Set.of("s3:GetObject"));

    /** These make no request. */
    private static final Set<String> NO_REQUESTS = Set.of("close", "serviceClientConfiguration", "ready", "expiry");

    @Test
    void thePolicyAllowsExactlyWhatTheCodeCallsAndSigns() {
        JavaClasses house =
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.filesaga");
        Set<String> needed = new TreeSet<>();
        needed.addAll(actions(calls(house, S3AsyncClient.class), OF_CALLS));
        needed.addAll(actions(calls(house, Presigner.class), OF_SIGNATURES));
        assertEquals(needed, allowed());
    }

    private static Set<String> calls(JavaClasses house, Class<?> target) {
        Set<String> called = house.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(target))
                .map(JavaAccess::getName)
                .filter(name -> !NO_REQUESTS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(called.size() > 2, called.toString());
        return called;
    }

    /** Everything that is called must be known here, and everything that is known must be called. */
    private static Set<String> actions(Set<String> called, Map<String, Set<String>> known) {
        assertEquals(new TreeSet<>(known.keySet()), called);
        return known.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Set<String> allowed() {
        Stream<Object> statements = Template.list(
                Template.at(Template.read().resource("FilesAccess"), "Properties", "PolicyDocument", "Statement"))
                .stream();
        return statements
                .flatMap(statement -> Template.list(Template.map(statement).get("Action")).stream())
                .map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
