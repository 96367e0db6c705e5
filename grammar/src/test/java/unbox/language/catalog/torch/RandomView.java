package unbox.language.catalog.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A file with one tensor, whose description is right, a little wrong or absurd.
 *
 * @param type of the storage, as PyTorch names it
 * @param written bytes of the storage that are in the file
 * @param count numbers of the storage, as the file says
 */
record RandomView(String type, int written, int count, int offset, List<Integer> shape, List<Integer> strides) {
    private static final int HUGE = Integer.MAX_VALUE;
    private static final List<String> TYPES = List.of("FloatStorage", "HalfStorage", "BFloat16Storage",
            "DoubleStorage");

    static RandomView of(Random random) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        int numbers = random.nextInt(40);
        int written = numbers * bytes(type) + random.nextInt(2);
        int axes = random.nextInt(5);
        return new RandomView(type, written, odd(random) ? any(random, 60) : numbers,
                odd(random) ? any(random, 40) : random.nextInt(4), lengths(axes, 4, random),
                lengths(odd(random) ? random.nextInt(5) : axes, 6, random));
    }

    private static boolean odd(Random random) {
        return random.nextInt(5) == 0;
    }

    private static List<Integer> lengths(int axes, int usual, Random random) {
        return IntStream.range(0, axes).mapToObj(axis -> odd(random) ? any(random, 40) : 1 + random.nextInt(usual))
                .toList();
    }

    private static int any(Random random, int below) {
        return switch (random.nextInt(6)) {
            case 0 -> HUGE;
            case 1 -> -1 - random.nextInt(3);
            case 2 -> 1 << random.nextInt(31);
            case 3 -> 0;
            default -> random.nextInt(below);
        };
    }

    private static int bytes(String type) {
        return type.startsWith("Double") ? 8 : type.startsWith("Float") ? 4 : 2;
    }

    byte[] file() throws IOException {
        byte[] numbers = new byte[written];
        new Random(written).nextBytes(numbers);
        return TorchFileBuilder.begin().tensor(type, "0", count, offset, ints(shape), ints(strides)).raw(".")
                .entry("archive/data/0", numbers).bytes();
    }

    /** Whether the storage is in the file, and each of the tensor's numbers in the storage; counted without any limit. */
    boolean isInside() {
        boolean sane = shape.size() == strides.size() && offset >= 0 && count >= 0
                && (long) count * bytes(type) <= written && shape.stream().allMatch(length -> length >= 0);
        if (!sane || shape.contains(0)) {
            return sane;
        }
        BigInteger numbers = BigInteger.ONE;
        BigInteger last = BigInteger.valueOf(offset);
        for (int axis = 0; axis < shape.size(); axis++) {
            if (shape.get(axis) > 1 && strides.get(axis) < 0) {
                return false;
            }
            numbers = numbers.multiply(BigInteger.valueOf(shape.get(axis)));
            last = last.add(BigInteger.valueOf((shape.get(axis) - 1L) * strides.get(axis)));
        }
        BigInteger all = BigInteger.valueOf(count);
        return numbers.compareTo(all) <= 0 && last.compareTo(all) < 0;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
