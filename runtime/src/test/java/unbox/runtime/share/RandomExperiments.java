package unbox.runtime.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import unbox.language.model.Branch;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;

/**
 * Experiments by chance, always the same for a seed: some edits, seeds and prompts multiplied out, as scripts do. Edits are
 * of every kind, in windows, regions and branches, and many differ from another one only in their end.
 */
public final class RandomExperiments {
    private static final List<String> PROMPTS = List.of("a red circle", "two large blue stars", "a green square", "");
    private static final int FEATURES = 256;

    private final Random random;
    private final List<String> blocks;
    private final Settings settings;

    /** @param blocks that edits may touch; each has an autoencoder of 256 features */
    public RandomExperiments(long seed, List<String> blocks) {
        this.random = new Random(seed);
        this.blocks = blocks;
        settings = new Settings(1 + random.nextInt(4), random.nextBoolean() ? 0 : 1.5 + random.nextInt(7), 64,
                random.nextBoolean() ? 64 : 96);
    }

    /** The pictures of one experiment, all of one {@link Settings}; some occur twice. */
    public List<Facts> pictures() {
        List<List<Operation>> edits = edits(1 + random.nextInt(5));
        List<String> prompts = PROMPTS.subList(0, 1 + random.nextInt(2));
        int seeds = 1 + random.nextInt(2);
        Optional<String> negative = random.nextBoolean() ? Optional.empty() : Optional.of("a blue square");
        List<Facts> pictures = new ArrayList<>();
        for (String prompt : prompts) {
            for (int seed = 0; seed < seeds; seed++) {
                for (List<Operation> edit : edits) {
                    pictures.add(new Facts(prompt, negative, 100 + seed, settings.steps(), settings.guidance(),
                            settings.width(), settings.height(), edit));
                }
            }
        }
        return pictures;
    }

    private List<List<Operation>> edits(int count) {
        List<List<Operation>> edits = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < count; i++) {
            List<Operation> edit = new ArrayList<>();
            if (random.nextBoolean()) {
                List<Operation> earlier = edits.get(random.nextInt(edits.size()));
                edit.addAll(earlier.subList(0, random.nextInt(earlier.size() + 1)));
            }
            int more = 1 + random.nextInt(3);
            IntStream.range(0, more).mapToObj(one -> operation()).filter(operation -> fits(operation, edit))
                    .forEach(edit::add);
            edits.add(List.copyOf(edit));
        }
        return edits;
    }

    /** A block cannot stand on its input and on its reconstruction. */
    private static boolean fits(Operation operation, List<Operation> edit) {
        return edit.stream().filter(other -> other.block().equals(operation.block()))
                .noneMatch(other -> standsOnInput(other) && operation instanceof Operation.Reconstruct
                        || other instanceof Operation.Reconstruct && standsOnInput(operation));
    }

    private static boolean standsOnInput(Operation operation) {
        return operation instanceof Operation.Skip || operation instanceof Operation.Only;
    }

    private Operation operation() {
        String block = any(blocks);
        Window window = window();
        return switch (random.nextInt(8)) {
            case 0 -> new Operation.Scale(block, features(block), by(), region(2), window, branch());
            case 1 -> new Operation.Set(block, features(block), by(), random.nextBoolean(), region(2), window,
                    branch());
            case 2 -> new Operation.Copy(block, features(block), any(PROMPTS), by(), region(2), window, branch());
            case 3 -> new Operation.Only(block, features(block), by(), random.nextBoolean(), region(2), window,
                    branch());
            case 4 -> new Operation.Skip(block, window, branch());
            case 5 -> new Operation.Reconstruct(block, window, branch());
            default -> new Operation.Add(block, features(block), by(), random.nextBoolean(), region(2), window,
                    random.nextInt(4) == 0 ? Branch.OPPOSED : branch());
        };
    }

    private double by() {
        return random.nextInt(-16, 17) / 4.0;
    }

    private Window window() {
        int first = random.nextInt(settings.steps());
        return random.nextBoolean() ? Window.ALWAYS
                : new Window(first, random.nextBoolean() ? Window.ALWAYS.last()
                        : first + random.nextInt(settings.steps() - first));
    }

    private Branch branch() {
        return settings.guided() ? any(List.of(Branch.COND, Branch.UNCOND, Branch.BOTH))
                : any(List.of(Branch.COND, Branch.BOTH));
    }

    private Selection features(String block) {
        if (random.nextInt(3) == 0) {
            return new Selection.Strongest(1 + random.nextInt(5));
        }
        return new Selection.Listed(random.ints(1 + random.nextInt(3), 0, FEATURES).distinct()
                .mapToObj(index -> new Feature(block, index)).toList());
    }

    private Region region(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0, 1 -> new Region.Everywhere();
            case 2 -> new Region.Rectangle(0, random.nextDouble() / 2, 0.5 + random.nextDouble() / 2, 1);
            case 3 -> new Region.Ellipse(random.nextDouble(), random.nextDouble(), 0.4, 0.3);
            case 4 -> new Region.Not(region(depth - 1));
            case 5 -> new Region.And(region(depth - 1), region(depth - 1));
            default -> new Region.Or(region(depth - 1), region(depth - 1));
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
