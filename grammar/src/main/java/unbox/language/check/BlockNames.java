package unbox.language.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import unbox.language.problem.Nearest;

/** Finds the block that somebody means who names it in another way: {@code up_blocks.0.attentions.1}, {@code up0.1}. */
final class BlockNames {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private BlockNames() {}

    /** Whether the name says exactly this block, in another way. */
    static boolean isOtherSpelling(String written, String block) {
        List<String> numbers = numbers(written);
        List<String> wanted = numbers(block);
        boolean kind = written.toLowerCase(Locale.ROOT).contains(block.substring(0, block.indexOf('.')));
        return kind && (numbers.equals(wanted) || numbers.isEmpty() && block.startsWith("mid"));
    }

    private static List<String> numbers(String name) {
        return NUMBER.matcher(name).results().map(MatchResult::group).toList();
    }

    /** @param names of the blocks that may be meant */
    static Optional<String> meant(String written, List<String> names) {
        String lower = written.toLowerCase(Locale.ROOT);
        for (String kind : List.of("down", "mid", "up")) {
            if (lower.contains(kind)) {
                String whole = kind + "." + String.join(".", numbers(lower));
                List<String> ofKind = names.stream().filter(name -> name.startsWith(kind + ".")).toList();
                return ofKind.contains(whole) ? Optional.of(whole)
                        : ofKind.size() == 1 ? Optional.of(ofKind.getFirst()) : Nearest.to(whole, ofKind);
            }
        }
        return Nearest.to(written, names);
    }
}
