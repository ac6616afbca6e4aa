package dev.seatledger.billing;

/** What is counted and billed: people, or phone numbers. */
public enum UnitType {
    USER("user"),
    NUMBER("number");

    /** How many there are, for constraints: what annotations say has to be constant. */
    public static final int COUNT = 2;

    private final String noun;

    UnitType(String noun) {
        this.noun = noun;
    }

    /** The English noun for {@code quantity} of these: {@code 1 user}, {@code 2 users}. */
    public String noun(int quantity) {
        return quantity == 1 ? noun : noun + "s";
    }
}
