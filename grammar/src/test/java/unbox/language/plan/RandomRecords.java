package unbox.language.plan;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Makes records whose every component is random, whatever records there are. */
final class RandomRecords {
    private static final List<String> TEXTS = List.of("", "a", "naïve café", "\"quoted\" \\ {x}", "line\nend", "<&>",
            "猫😀",
            "null");
    private static final List<Double> NUMBERS = List.of(0.0, -0.0, 0.1, -3.5, 1e300, Double.MIN_VALUE, 1.0 / 3, 4e9);
    private final Random random;
    private int depth;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    <T> T make(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return makeRecord(plain);
        }
        if (plain.isSealed()) {
            Class<?>[] permitted = plain.getPermittedSubclasses();
            // the first record of each interface holds no other of its kind, so that deep ones end
            return value(permitted[depth > 12 ? 0 : random.nextInt(permitted.length)]);
        }
        if (plain.isEnum()) {
            return any(List.of(plain.getEnumConstants()));
        }
        return simple(plain);
    }

    private Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> any(TEXTS) + random.nextInt(100);
            case "int" -> any(List.of(0, 1, -7, Integer.MAX_VALUE, random.nextInt()));
            case "long" -> any(List.of(0L, Long.MAX_VALUE, random.nextLong()));
            case "double" -> any(NUMBERS);
            case "boolean" -> random.nextBoolean();
            case "Path" -> Path.of("/study/" + random.nextInt(1000) + "/a b.png");
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
            default -> throw new IllegalArgumentException("make random values of " + type + " here");
        };
    }

    private Object container(ParameterizedType type) {
        Type[] inside = type.getActualTypeArguments();
        int size = depth > 12 ? 0 : random.nextInt(4);
        if (type.getRawType() == Optional.class) {
            return size == 0 ? Optional.empty() : Optional.of(value(inside[0]));
        }
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int at = 0; at < size; at++) {
                list.add(value(inside[0]));
            }
            return list;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int at = 0; at < size; at++) {
            map.put(value(inside[0]), value(inside[1]));
        }
        return map;
    }

    private Object makeRecord(Class<?> type) {
        depth++;
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Arrays.stream(components).map(each -> value(each.getGenericType())).toArray();
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        } finally {
            depth--;
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
