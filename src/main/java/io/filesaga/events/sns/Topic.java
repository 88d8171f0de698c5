package io.filesaga.events.sns;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic, and where its region's SNS is.
 *
 * @param host such as {@code sns.eu-central-1.amazonaws.com}
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/sns.html">Endpoints of SNS</a>
 */
public record Topic(String arn, String host) {

    private static final Pattern ARN = Pattern.compile(
            "arn:(aws|aws-cn|aws-us-gov):sns:([a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}):[0-9]{12}:[A-Za-z0-9_-]{1,256}(?:\\.fifo)?");

    private static final int HTTPS = 443;

    /** The topic of an ARN, if it is one. */
    public static Optional<Topic> of(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                ? Optional.of(new Topic(arn, "sns." + parts.group(2) + domain(parts.group(1))))
                : Optional.empty();
    }

    private static String domain(String partition) {
        return partition.equals("aws-cn") ? ".amazonaws.com.cn" : ".amazonaws.com";
    }

    /** The address, if it is one of SNS in the topic's region. */
    Optional<URI> address(String written) {
        try {
            URI address = new URI(written);
            return isSns(address) ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private boolean isSns(URI address) {
        return "https".equals(address.getScheme())
                && host.equals(address.getHost())
                && address.getRawUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == HTTPS)
                && address.getRawFragment() == null;
    }
}
