package io.filesaga.lambda.entry;

import io.filesaga.files.Caller;
import io.filesaga.files.UploadMethod;
import io.filesaga.files.upload.Upload;
import io.filesaga.files.upload.UploadRequest;
import io.filesaga.files.upload.Uploads;
import io.filesaga.testing.StoreClient;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** A function and uploads that somebody else has begun. */
abstract class UploadFunctionTest extends FunctionTest {

    static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @Inject
    Uploads uploads;

    Upload begun() throws Throwable {
        var request = new UploadRequest("a.txt", "text/plain", null, null, UploadMethod.POST, null, null, false);
        return VertxContextSupport.subscribeAndAwait(() -> uploads.begin(Caller.of(owner), request));
    }

    static void send(Upload upload) {
        StoreClient.sendForm(JSON.valueToTree(upload.grant().post()), CONTENT).is(201);
    }

    long activeFiles() {
        return sql.count("SELECT count(*) FROM stored_file WHERE owner = $1 AND state = 'ACTIVE'", owner);
    }
}
