package io.filesaga.events.sns;

/** Why a topic is not listened to. */
public final class SnsReasons {

    /** The topic is not configured, or what came in its name is not signed by SNS. */
    public static final String REFUSED = "sns-refused";

    /** SNS itself could not be reached; the message has to be sent again. */
    public static final String UNAVAILABLE = "sns-unavailable";

    private SnsReasons() {}
}
