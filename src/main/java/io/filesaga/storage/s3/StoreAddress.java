package io.filesaga.storage.s3;

import io.filesaga.storage.ObjectKey;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where buckets and objects are found under an endpoint:
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">bucket in the path or in the host</a>.
 *
 * @param scheme http or https
 * @param host host and port, as the Host header has them (no default port), with the bucket where it belongs there
 * @param root encoded path before the key, ends with a slash
 */
record StoreAddress(String scheme, String host, String root) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]*[a-z0-9]");
    private static final Pattern LABELS = Pattern.compile("[a-z0-9][a-z0-9.-]*[a-z0-9]");
    private static final Pattern IP = Pattern.compile("[0-9.]+|\\[.*]");

    /** The bucket's address; in the path when asked for, or when no host name could hold it, as the SDK does. */
    static StoreAddress of(URI endpoint, String bucket, boolean pathStyle) {
        String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
        String authority = authority(endpoint, scheme);
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String root = path.endsWith("/") ? path : path + "/";
        if (pathStyle || !fitsHost(endpoint, bucket, scheme)) {
            return new StoreAddress(scheme, authority, root + PercentEncoding.path(bucket) + "/");
        }
        return new StoreAddress(scheme, bucket + "." + authority, root);
    }

    /** Where the bucket itself is: forms are posted to it. */
    String url() {
        return scheme + "://" + host + root;
    }

    /** The object's path, encoded. */
    String path(ObjectKey key) {
        return root + PercentEncoding.path(key.key());
    }

    private static String authority(URI endpoint, String scheme) {
        int standard = "https".equals(scheme) ? 443 : 80;
        boolean usual = endpoint.getPort() < 0 || endpoint.getPort() == standard;
        return usual ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /** A certificate for {@code *.host} covers one label only, so over https a bucket with dots stays in the path. */
    private static boolean fitsHost(URI endpoint, String bucket, String scheme) {
        Pattern name = "https".equals(scheme) ? LABEL : LABELS;
        return name.matcher(bucket).matches() && !IP.matcher(endpoint.getHost()).matches();
    }
}
