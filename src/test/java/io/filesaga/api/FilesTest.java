package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Crowd;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing, changing and deleting files. */
@QuarkusTest
@TestProfile(ByHand.class)
class FilesTest extends ServiceTest {

    private Answer upload(String path) {
        return upload(path, "x");
    }

    private Answer upload(String path, String content) {
        return api.upload(path, content.getBytes(), "Content-Type", "text/plain")
                .is(201);
    }

    private static List<String> paths(JsonNode page) {
        return page.get("files").findValuesAsText("path");
    }

    private List<String> paths(String query) {
        return paths(api.get("/v1/files" + query).is(200).json());
    }

    @Test
    void theNewestFileComesFirst() {
        for (String path : List.of("b", "a", "c")) {
            upload(path);
        }
        assertEquals(List.of("c", "a", "b"), paths(""));
    }

    @Test
    void aListingCanBeSortedEitherWay() {
        upload("dir/b", "333");
        upload("dir2/a", "22");
        upload("c", "1");
        assertEquals(List.of("c", "dir/b", "dir2/a"), paths("?sort=path"));
        assertEquals(List.of("dir2/a", "dir/b", "c"), paths("?sort=-path"));
        assertEquals(List.of("dir2/a", "dir/b", "c"), paths("?sort=name"));
        assertEquals(List.of("c", "dir2/a", "dir/b"), paths("?sort=size"));
        assertEquals(List.of("dir/b", "dir2/a", "c"), paths("?sort=createdAt"));
        assertEquals(List.of("c", "dir2/a", "dir/b"), paths("?sort=-modifiedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAt", "-createdAt", "path", "-path", "name", "size", "-size", "modifiedAt"})
    void pagesShowEveryFileOnce(String sort) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(upload("dir" + i % 3 + "/f" + i, "x".repeat(i % 2 + 1)).at("path"));
        }
        List<String> seen = new ArrayList<>();
        String next = "/v1/files?limit=3&sort=" + sort;
        while (next != null) {
            Answer page = api.get(next).is(200);
            seen.addAll(paths(page.json()));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
            assertEquals(link == null, page.at("nextCursor") == null);
        }
        assertEquals(paths("?sort=" + sort), seen);
        assertEquals(all.stream().sorted().toList(), seen.stream().sorted().toList());
    }

    @Test
    void aDelimiterFoldsDeeperPathsIntoPrefixes() {
        for (String path : List.of("a/1", "a/2", "a/b/3", "b", "c/4", "ab")) {
            upload(path);
        }
        JsonNode root = api.get("/v1/files?delimiter=/").is(200).json();
        assertEquals(List.of("ab", "b"), paths(root));
        assertEquals("[\"a/\",\"c/\"]", root.get("prefixes").toString());
        JsonNode folder = api.get("/v1/files?delimiter=/&prefix=a/").is(200).json();
        assertEquals(List.of("a/1", "a/2"), paths(folder));
        assertEquals("[\"a/b/\"]", folder.get("prefixes").toString());

        List<String> entries = new ArrayList<>();
        String next = "/v1/files?delimiter=/&limit=1";
        while (next != null) {
            Answer page = api.get(next).is(200);
            entries.addAll(paths(page.json()));
            page.json().get("prefixes").forEach(prefix -> entries.add(prefix.textValue()));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertEquals(List.of("a/", "ab", "b", "c/"), entries);
    }

    @Test
    void aListingCanBeNarrowed() {
        upload("a/report.txt");
        upload("b/report.txt");
        api.upload("b/picture.png", new byte[1], "Content-Type", "image/png").is(201);
        assertEquals(List.of("b/report.txt", "a/report.txt"), paths("?name=report.txt"));
        assertEquals(List.of("b/picture.png"), paths("?contentType=" + Api.encoded("image/png")));
        assertEquals(List.of("b/picture.png", "b/report.txt"), paths("?prefix=b/"));
        assertEquals(List.of("b/report.txt"), paths("?prefix=b/&name=report.txt"));
        assertEquals(List.of(), paths("?prefix=%25"));
    }

    @Test
    void onlyTheOwnersActiveFilesAreListed() {
        api.post("/v1/uploads", Map.of("path", "pending")).is(201);
        Api.as("other-" + owner).upload("other", new byte[1]).is(201);
        upload("mine");
        assertEquals(List.of("mine"), paths(""));
    }

    @Test
    void anotherOwnersFileIsUnknown() {
        Answer file = upload("mine");
        Api stranger = Api.as("other-" + owner);
        String at = file.header("Location");
        String unknown = stranger.get("/v1/files/" + UUID.randomUUID())
                .isProblem(404, "not-found")
                .text();
        assertEquals(unknown, stranger.get(at).isProblem(404, "not-found").text());
        assertEquals(
                unknown,
                stranger.get(at + "/content").isProblem(404, "not-found").text());
        assertEquals(
                unknown,
                stranger.get(at + "/download").isProblem(404, "not-found").text());
        assertEquals(
                unknown,
                stranger.patch(at, Map.of("path", "stolen"))
                        .isProblem(404, "not-found")
                        .text());
        assertEquals(unknown, stranger.delete(at).isProblem(404, "not-found").text());
        api.get(at).is(200);
    }

    @Test
    void aFileIsRenamedWithoutTouchingTheStore() {
        Answer file = upload("old/name.txt");
        List<String> keys = store.keys(owner);
        Answer renamed = api.patch(file.header("Location"), Map.of("path", "new/näme.txt"))
                .is(200);
        assertEquals("new/näme.txt", renamed.at("path"));
        assertEquals("näme.txt", renamed.at("name"));
        assertNotEquals(file.header("ETag"), renamed.header("ETag"));
        assertEquals(file.at("id"), renamed.at("id"));
        assertEquals(keys, store.keys(owner));
        assertEquals(List.of("new/näme.txt"), paths(""));
    }

    @Test
    void aTakenPathIsNotGivenTwice() {
        Answer file = upload("one");
        upload("two");
        api.patch(file.header("Location"), Map.of("path", "two")).isProblemOf("path", 409, "path-exists");
        assertEquals(List.of("two", "one"), paths(""));
    }

    @Test
    void metadataIsMerged() {
        Answer file = upload("meta");
        api.patch(file.header("Location"), Map.of("metadata", Map.of("a", "1", "b", "2")))
                .is(200);
        Map<String, Object> patch = new HashMap<>();
        patch.put("a", null);
        patch.put("c", "3");
        Answer merged = api.send(
                        "PATCH",
                        file.header("Location"),
                        java.net.http.HttpRequest.BodyPublishers.ofString("{\"metadata\":{\"a\":null,\"c\":\"3\"}}"),
                        "Content-Type",
                        "application/merge-patch+json")
                .is(200);
        assertEquals("{\"b\":\"2\",\"c\":\"3\"}", merged.json().get("metadata").toString());
        assertEquals("meta", merged.at("path"));
    }

    @Test
    void aStaleVersionChangesNothing() {
        Answer file = upload("versioned");
        String at = file.header("Location");
        Answer changed = api.patch(at, Map.of("path", "second"), "If-Match", file.header("ETag"))
                .is(200);
        api.patch(at, Map.of("path", "third"), "If-Match", file.header("ETag")).isProblem(412, "version-mismatch");
        api.delete(at, "If-Match", file.header("ETag")).isProblem(412, "version-mismatch");
        api.delete(at, "If-Match", "\"nonsense\"").isProblem(412, "version-mismatch");
        assertEquals("second", api.get(at).at("path"));
        api.delete(at, "If-Match", changed.header("ETag"), "Prefer", "wait=10").is(204);
    }

    @Test
    void aKnownVersionIsNotSentAgain() {
        Answer file = upload("cached");
        Answer same = api.get(file.header("Location"), "If-None-Match", file.header("ETag"))
                .is(304);
        assertEquals(file.header("ETag"), same.header("ETag"));
        api.get(file.header("Location"), "If-None-Match", "\"77\"").is(200);
    }

    @Test
    void aDeletedFileIsGoneForGood() {
        Answer file = upload("doomed");
        Answer promised = api.delete(file.header("Location")).is(202);
        String saga = promised.header("Location");
        assertEquals("/v1/sagas/" + promised.at("id"), saga);
        api.get(file.header("Location")).isProblem(404, "not-found");
        api.delete(file.header("Location")).isProblem(404, "not-found");
        org.awaitility.Awaitility.await()
                .until(() -> api.get(saga).is(200).at("status").equals("COMPLETED"));
        assertNothingLeft();
        upload("doomed");
        assertEquals(1, store.keys(owner).size());
    }

    @Test
    void aClientMayWaitForTheEndOfADelete() {
        Answer file = upload("doomed");
        Answer gone = api.delete(file.header("Location"), "Prefer", "respond-async, wait=10")
                .is(204);
        assertEquals("wait=10", gone.header("Preference-Applied"));
        assertNothingLeft();
    }

    @Test
    void usageIsExact() {
        assertEquals(Map.of("owner", owner, "files", "0", "bytes", "0", "reservedBytes", "0"), usage());
        Answer file = upload("a", "12345");
        upload("b", "123");
        Answer open = api.post("/v1/uploads", Map.of("path", "c", "size", 1000)).is(201);
        assertEquals(Map.of("owner", owner, "files", "2", "bytes", "8", "reservedBytes", "1000"), usage());
        api.delete(file.header("Location"), "Prefer", "wait=10").is(204);
        api.delete(open.header("Location")).is(204);
        assertEquals(Map.of("owner", owner, "files", "1", "bytes", "3", "reservedBytes", "0"), usage());
    }

    private Map<String, String> usage() {
        Answer usage = api.get("/v1/usage").is(200);
        assertNull(usage.at("limitBytes"));
        return Map.of(
                "owner", usage.at("owner"),
                "files", usage.at("files"),
                "bytes", usage.at("bytes"),
                "reservedBytes", usage.at("reservedBytes"));
    }

    @Test
    void fortyUploadsToOnePathLeaveOneFile() throws Exception {
        List<Integer> statuses = Crowd.of(40, i -> api.upload("hot", ("content " + i).getBytes())).stream()
                .map(Answer::status)
                .toList();
        assertEquals(List.of(201), statuses.stream().distinct().toList());
        assertEquals(1, paths("").size());
        assertEquals("1", api.get("/v1/usage").at("files"));
        recovery.sweep().await().indefinitely();
        org.awaitility.Awaitility.await()
                .until(() -> store.keys(owner).size() == 1
                        && sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner) == 1);
    }

    @jakarta.inject.Inject
    io.filesaga.sagas.engine.Recovery recovery;
}
