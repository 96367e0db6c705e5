package unbox.runtime.edit;

import java.util.List;
import java.util.Optional;
import unbox.language.model.Branch;
import unbox.language.model.Operation;
import unbox.language.model.Operation.Add;
import unbox.language.model.Operation.Only;
import unbox.language.model.Operation.Reconstruct;
import unbox.language.model.Operation.Skip;
import unbox.runtime.RunException;

/** Which operations of an edit hold where, and what they stand on. */
final class Operations {
    private Operations() {}

    /**
     * The operations that hold at one block and step in one branch, as that branch sees them.
     *
     * @param conditional whether the branch is the conditional one, as it is without guidance
     */
    static List<Operation> holding(List<Operation> edit, String block, int step, boolean conditional) {
        return edit.stream().filter(operation -> operation.block().equals(block) && operation.window().holds(step))
                .flatMap(operation -> inBranch(operation, conditional).stream()).toList();
    }

    private static Optional<Operation> inBranch(Operation operation, boolean conditional) {
        return switch (operation.branch()) {
            case COND -> conditional ? Optional.of(operation) : Optional.empty();
            case UNCOND -> conditional ? Optional.empty() : Optional.of(operation);
            case BOTH -> Optional.of(operation);
            case OPPOSED -> Optional.of(conditional ? operation : opposite(operation));
        };
    }

    private static Operation opposite(Operation operation) {
        if (operation instanceof Add add) {
            return new Add(add.block(), add.features(), -add.by(), add.raw(), add.region(), add.window(),
                    Branch.UNCOND);
        }
        throw new RunException("On %s, only `add` can be `on opposed`; use `on cond`, `on uncond` or `on both`."
                .formatted(operation.block()));
    }

    /** What the changes of operations that hold together are added to. */
    static Base base(List<Operation> holding) {
        boolean input = holding.stream().anyMatch(operation -> operation instanceof Skip || operation instanceof Only);
        boolean reconstruction = holding.stream().anyMatch(Reconstruct.class::isInstance);
        if (input && reconstruction) {
            throw new RunException("`reconstruct` meets `skip` or `only` on %s: they give the block two outputs to "
                    .formatted(holding.getFirst().block())
                    + "start from; keep one of them, or part them with `during steps`.");
        }
        return input ? Base.INPUT : reconstruction ? Base.RECONSTRUCTION : Base.OUTPUT;
    }
}
