package unbox.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.catalog.LayeredSource;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SimilarFeatures.Similar;
import unbox.language.model.ModelReference;

/** The made-up catalog and its files, and beside them the model that is built in, as it lies on disk. */
public record FixtureCatalog(MemoryCatalogSource memory, FileCatalogSource builtIn) implements LayeredSource {

    public FixtureCatalog(MemoryCatalogSource memory) {
        this(memory, new FileCatalogSource(Path.of("../models").toAbsolutePath().normalize(), Map.of()));
    }

    @Override
    public CatalogSource below() {
        return memory;
    }

    @Override
    public Found<ModelCard> model(ModelReference reference) {
        return reference instanceof ModelReference.BuiltIn ? builtIn.model(reference) : memory.model(reference);
    }

    @Override
    public List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return model.name().equals("landscape") ? builtIn.ownAutoencoders(model) : memory.ownAutoencoders(model);
    }

    @Override
    public Installed installed() {
        List<String> models = Stream
                .concat(builtIn.installed().models().stream(), memory.models().keySet().stream().sorted()).toList();
        return new Installed(models, memory.autoencoders().keySet().stream().sorted().toList());
    }

    @Override
    public List<Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        return builtIn.similar(card, index, most, wanted);
    }
}
