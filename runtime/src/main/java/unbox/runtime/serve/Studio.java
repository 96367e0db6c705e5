package unbox.runtime.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import unbox.language.catalog.CatalogSource;
import unbox.language.model.ModelReference;
import unbox.language.plan.Plan;
import unbox.runtime.machine.MachineMemory;
import unbox.runtime.run.Painter;
import unbox.runtime.run.PlanSources;
import unbox.runtime.run.SdxlPainter;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.ScriptedKernels;

/**
 * Where painting is done: PyTorch, opened when it is first needed, and the painter that was used last, which keeps its model
 * and what it has computed. Everything in it is used by one thread.
 */
final class Studio implements AutoCloseable {
    private final CatalogSource source;
    private final Settings settings;
    private PyTorch torch;
    private SdxlPainter painter;
    private Key key;

    /**
     * How a process computes.
     *
     * @param device {@code cpu}, {@code cuda} or {@code cuda:1}
     * @param threads of one operator on the CPU; 0 for as many as there are processors
     * @param memory bytes that may be used
     * @param machine what is left there
     */
    record Settings(String device, int threads, long memory, MachineMemory machine) {

        /** Bytes of it in which what was computed is kept for later runs. */
        long keep() {
            return memory / 4;
        }
    }

    /** What a painter is loaded for. */
    private record Key(ModelReference model, List<ModelReference> autoencoders, String dtype) {}

    Studio(CatalogSource source, Settings settings) {
        this.source = source;
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    /** The model that is loaded. */
    Optional<String> model() {
        return Optional.ofNullable(key).map(loaded -> loaded.model().written());
    }

    /**
     * The painter for a plan: the one of the last plan where it has the same model, else a new one in its place.
     *
     * @param notes is told, in a sentence each, what a person may want to know
     */
    Painter painter(Plan plan, Consumer<String> notes) {
        Key wanted = new Key(plan.model(), plan.autoencoders(), plan.dtype());
        if (!wanted.equals(key)) {
            forget();
            requireMemory(plan);
            if (torch == null) {
                torch = PyTorch.open(settings.device(), settings.threads(), notes);
            }
            painter = SdxlPainter.open(plan, source, torch, new ScriptedKernels(torch.manager()), settings.keep(),
                    notes);
            key = wanted;
        }
        return painter;
    }

    private void requireMemory(Plan plan) {
        settings.machine().require(plan.model().written(),
                PlanSources.find(plan, source).needs(plan.dtype()).weights());
    }

    private void forget() {
        key = null;
        if (painter != null) {
            painter.close();
            painter = null;
        }
    }

    @Override
    public void close() {
        forget();
        if (torch != null) {
            torch.close();
        }
    }
}
