package unbox.runtime.share;

import java.util.Optional;
import unbox.language.model.Facts;

/** What a run starts from; runs of equal roots are alike until their first edit. */
public record Root(String prompt, Optional<String> negative, long seed) {

    public static Root of(Facts facts) {
        return new Root(facts.prompt(), facts.negative(), facts.seed());
    }
}
