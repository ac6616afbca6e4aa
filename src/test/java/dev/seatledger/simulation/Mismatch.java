package dev.seatledger.simulation;

/** What the application answered is not what the oracle expects. */
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int MOST_SHOWN = 1500;

    private final String topic;

    /**
     * @param topic what differs, without numbers or ids: a shortened script must fail over the same
     */
    Mismatch(String topic, String where, Object expected, Object found) {
        super("%s%s: expected %s, found %s"
                .formatted(topic, where.isEmpty() ? "" : " (" + where + ")", expected, shown(found)));
        this.topic = topic;
    }

    private static String shown(Object found) {
        String text = String.valueOf(found);
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
    }

    String topic() {
        return topic;
    }
}
