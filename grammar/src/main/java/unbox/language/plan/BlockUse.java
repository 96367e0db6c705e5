package unbox.language.plan;

import java.util.List;
import java.util.stream.Stream;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.EditDeclaration;

/** What a parameter's blocks are for: {@code all} means others where an autoencoder is needed. */
final class BlockUse {

    private BlockUse() {}

    /** Whether an edit reads or writes features of the blocks that a parameter stands for. */
    static boolean needsAutoencoder(Declaration declaration, String parameter) {
        return declaration instanceof EditDeclaration edit
                && encodedBlocks(edit.actions()).anyMatch(block -> isName(block, parameter));
    }

    private static Stream<Expression> encodedBlocks(List<Action> actions) {
        return actions.stream().flatMap(action -> switch (action) {
            case Action.Add add -> blocksOfTop(add.features());
            case Action.Scale scale -> blocksOfTop(scale.features());
            case Action.Remove remove -> blocksOfTop(remove.features());
            case Action.Set set -> blocksOfTop(set.features());
            case Action.Copy copy -> blocksOfTop(copy.features());
            case Action.Only only -> blocksOfTop(only.features());
            case Action.Skip skip -> Stream.empty();
            case Action.Reconstruct reconstruct -> reconstruct.blocks().stream();
            case Action.During during -> encodedBlocks(during.actions());
            case Action.On on -> encodedBlocks(on.actions());
        });
    }

    private static Stream<Expression> blocksOfTop(List<Expression> features) {
        return features.stream().filter(Expression.Top.class::isInstance)
                .map(feature -> ((Expression.Top) feature).block());
    }

    private static boolean isName(Expression expression, String name) {
        return expression instanceof Expression.Reference reference && reference.name().text().equals(name);
    }
}
