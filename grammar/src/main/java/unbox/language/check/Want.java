package unbox.language.check;

import java.util.Optional;

/** What may stand in one place of a script. */
sealed interface Want {

    /** With its article, for messages. */
    String phrase();

    record Number(NumberUse use) implements Want {
        @Override
        public String phrase() {
            return "a number";
        }
    }

    /** The steps of {@code during}. */
    record Window() implements Want {
        @Override
        public String phrase() {
            return "a step or a range of steps";
        }
    }

    /** What a placeholder stands for: text, also a number's. */
    record Text() implements Want {
        @Override
        public String phrase() {
            return "a text";
        }
    }

    record Prompt() implements Want {
        @Override
        public String phrase() {
            return "a prompt";
        }
    }

    /** The name of a mask's file, in quotes. */
    record MaskFile() implements Want {
        @Override
        public String phrase() {
            return "the name of a file in quotes";
        }
    }

    /**
     * Features.
     *
     * @param use what their operation reads of them
     * @param top whether {@code B top n} may stand here
     */
    record Features(FeatureUse use, boolean top) implements Want {
        @Override
        public String phrase() {
            return "a feature";
        }
    }

    /** A block; {@code encoded} where it must have an autoencoder. */
    record Block(boolean encoded) implements Want {
        @Override
        public String phrase() {
            return "a block";
        }
    }

    record Region() implements Want {
        @Override
        public String phrase() {
            return "a region";
        }
    }

    record Edit() implements Want {
        @Override
        public String phrase() {
            return "an edit";
        }
    }

    /** What an operation reads of a feature. */
    enum FeatureUse {
        /** Nothing: it is given a label. */
        LABEL,
        /** Its activation, as a number a picture: {@code change} may stand in its place. */
        MEASURED,
        /** Its activation, or its direction alone. */
        ACTIVATION,
        /** Its mean: the unit of a strength that has no {@code raw}. */
        MEAN
    }

    /** What a parameter must be that is used in both ways; empty where nothing fits both. */
    default Optional<Want> and(Want other) {
        return Optional.ofNullable(switch (this) {
            case Number number when other instanceof Number more ->
                new Number(number.use().compareTo(more.use()) < 0 ? more.use() : number.use());
            case Features features when other instanceof Features more -> new Features(
                    features.use() == FeatureUse.MEAN ? features.use() : more.use(), features.top() && more.top());
            case Block block when other instanceof Block more -> new Block(block.encoded() || more.encoded());
            case Text text when other instanceof Text || other instanceof Prompt -> other;
            case Prompt prompt when other instanceof Text || other instanceof Prompt -> prompt;
            default -> getClass() == other.getClass() ? this : null;
        });
    }
}
