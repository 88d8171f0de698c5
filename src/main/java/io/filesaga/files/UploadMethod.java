package io.filesaga.files;

/** How a client sends the content to S3. */
public enum UploadMethod {
    POST,
    PUT,
    MULTIPART
}
