package unbox.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands: one whose constructor wants the surroundings gets them. */
final class CommandFactory implements CommandLine.IFactory {
    private final Main.Surroundings surroundings;
    private final CommandLine.IFactory others = CommandLine.defaultFactory();

    CommandFactory(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] wanted = constructor.getParameterTypes();
            if (wanted.length == 1 && wanted[0] == Main.Surroundings.class) {
                return type.cast(constructor.newInstance(surroundings));
            }
        }
        return others.create(type);
    }
}
