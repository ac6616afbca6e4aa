package dev.seatledger.fuzz;

import java.util.Random;

/** Text that fits a regular expression, for the plain ones that contracts have: classes, groups, alternatives and counts. */
final class PatternText {

    private static final String WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int MANY = 6;

    private final String pattern;
    private final Random random;
    private int at;

    private PatternText(String pattern, Random random) {
        this.pattern = pattern;
        this.random = random;
    }

    static String fitting(String pattern, Random random) {
        return new PatternText(pattern, random).alternatives();
    }

    private String alternatives() {
        String chosen = sequence();
        for (int count = 2; at < pattern.length() && pattern.charAt(at) == '|'; count++) {
            at++;
            String other = sequence();
            chosen = random.nextInt(count) == 0 ? other : chosen;
        }
        return chosen;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String once = atom();
            int end = at;
            int times = times();
            int after = at;
            for (int i = 0; i < times; i++) {
                at = start;
                text.append(i == 0 ? once : atom());
                at = end;
            }
            at = after;
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> pick(WORD);
            case '[' -> pick(charactersOfClass());
            case '\\' -> pick(escaped(pattern.charAt(at++)));
            case '(' -> {
                if (pattern.startsWith("?:", at)) {
                    at += 2;
                }
                String group = alternatives();
                at++;
                yield group;
            }
            default -> String.valueOf(c);
        };
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        char c = pattern.charAt(at);
        if (c == '{') {
            return counted();
        }
        int least = c == '+' ? 1 : 0;
        int most = c == '?' ? 1 : MANY;
        if ("?*+".indexOf(c) < 0) {
            return 1;
        }
        at++;
        return least + random.nextInt(most - least + 1);
    }

    private int counted() {
        int end = pattern.indexOf('}', at);
        String[] counts = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = Integer.parseInt(counts[0]);
        int more = counts.length == 1 ? 0 : counts[1].isEmpty() ? MANY : Integer.parseInt(counts[1]) - least;
        return least + random.nextInt(more + 1);
    }

    private String charactersOfClass() {
        StringBuilder characters = new StringBuilder();
        while (pattern.charAt(at) != ']') {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                characters.append(escaped(pattern.charAt(at++)));
            } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                for (char each = c; each <= pattern.charAt(at + 1); each++) {
                    characters.append(each);
                }
                at += 2;
            } else {
                characters.append(c);
            }
        }
        at++;
        return characters.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'S', 'w', 'D' -> WORD;
            case 's' -> " ";
            case 'd' -> "0123456789";
            default -> String.valueOf(c);
        };
    }

    private String pick(String characters) {
        return characters.isEmpty() ? "" : String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }
}
