package unbox.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Repeats a test with random input. Every round has numbers of its own, and a failure says which: {@code new Random(them)}
 * brings the round back alone. {@code -Dfuzz.rounds=100000} asks for more rounds than the usual ones, which take seconds.
 */
public final class Fuzz {
    private static final int SEEDS = 10;
    /** Far more than any round takes, on any machine. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    private Fuzz() {}

    /** A test with one random input. */
    @FunctionalInterface
    public interface Round {
        void run(Random random) throws Exception;
    }

    /** The seeds, as parameters of a test; each takes its share of the rounds. */
    public static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    /**
     * Runs a seed's share of the rounds.
     *
     * @param usual how many rounds all seeds take together, where the command line does not say
     */
    public static void rounds(long seed, int usual, Round round) {
        Random seeds = new Random(seed);
        int share = Integer.getInteger("fuzz.rounds", usual) / SEEDS;
        for (int number = 0; number < share; number++) {
            long own = seeds.nextLong();
            try {
                assertTimeoutPreemptively(HANGS, () -> round.run(new Random(own)));
            } catch (Throwable failure) {
                throw new AssertionError("Round " + number + ", new Random(" + own + "L): " + failure, failure);
            }
        }
    }
}
