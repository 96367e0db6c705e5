package unbox.language.syntax.parse;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unbox.language.problem.Nearest;

/** The word of the language that somebody means who writes another: a slip of it, its beginning, or another tool's word. */
final class Synonyms {

    private static final int SHORTEST_BEGINNING = 4;

    /** Each word of the language and what others call it. */
    private static final Map<String, String> WORDS = words("model: checkpoint pipeline pipe",
            "saes: autoencoder autoencoders sae_path", "import: include require load",
            "feature: concept latent direction neuron", "region: area zone roi box", "prompt: text caption",
            "edit: def function fn func intervention", "experiment: study test batch",
            "negative: negative_prompt neg uncond_prompt", "seed: random_seed manual_seed generator",
            "steps: num_inference_steps num_steps sampling_steps inference_steps timesteps",
            "guidance: cfg cfg_scale guidance_scale", "grid: layout table", "explore: inspect list strongest",
            "heatmap: map heat activation", "measure: metric metrics", "expect: assert check claim ensure",
            "save: output out write", "add: paint insert inject activate boost turn_on",
            "scale: multiply amplify modulate weaken strengthen", "remove: delete erase drop suppress turn_off zero",
            "set: clamp fix assign", "copy: transport transfer paste move", "only: icon isolate keep",
            "skip: ablate bypass disable", "reconstruct: rebuild encode decode", "during: for while when",
            "by: with times x strength factor", "in: inside within into at", "from: of like", "to: onto",
            "top: strongest first largest best", "each: every", "columns: cols col", "rows: row lines",
            "dtype: precision torch_dtype", "size: resolution");

    private Synonyms() {}

    private static Map<String, String> words(String... lines) {
        Map<String, String> words = new HashMap<>();
        for (String line : lines) {
            String word = line.substring(0, line.indexOf(':'));
            Arrays.stream(line.substring(line.indexOf(':') + 2).split(" "))
                    .forEach(other -> words.merge(other, word, (first, second) -> first + " " + second));
        }
        return Map.copyOf(words);
    }

    /** The word among those that fit which is meant by what was written. */
    static Optional<String> meant(String written, Collection<String> words) {
        return slip(written, words).or(() -> other(written, words));
    }

    /** The same, but not another tool's word. */
    static Optional<String> slip(String written, Collection<String> words) {
        return Nearest.to(written, words).or(() -> beginning(written, words));
    }

    private static Optional<String> other(String written, Collection<String> words) {
        String meant = WORDS.getOrDefault(written.toLowerCase(Locale.ROOT), "");
        return Arrays.stream(meant.split(" ")).filter(words::contains).findFirst();
    }

    private static Optional<String> beginning(String written, Collection<String> words) {
        List<String> whole = words.stream().filter(word -> word.startsWith(written)).toList();
        return written.length() >= SHORTEST_BEGINNING && whole.size() == 1 ? Optional.of(whole.getFirst())
                : Optional.empty();
    }
}
