package unbox.runtime.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.model.ModelReference;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.share.ModelNeeds;
import unbox.runtime.share.Needs;

/**
 * The model and the autoencoders that a plan names, found and fitting together.
 *
 * @param autoencoders by block name
 */
public record PlanSources(ModelCard model, Map<String, AutoencoderCard> autoencoders) {

    /**
     * Finds what a plan needs: its model, the autoencoders that lie in the model's own folder, and those that it names.
     *
     * @throws RunException if something is not there, is broken, or was made for another model
     */
    public static PlanSources find(Plan plan, CatalogSource source) {
        ModelCard model = require("model", plan.model(), source.model(plan.model()));
        List<AutoencoderCard> cards = new ArrayList<>(source.ownAutoencoders(model));
        plan.autoencoders()
                .forEach(reference -> cards.addAll(require("saes", reference, source.autoencoders(reference))));
        return of(model, cards);
    }

    /**
     * What painting with them takes.
     *
     * @param dtype {@code float32} or {@code float16}
     * @throws RunException if a configuration file is missing or broken
     */
    public Needs needs(String dtype) {
        try {
            return ModelNeeds.of(model, autoencoders.values(), dtype);
        } catch (BrokenFileException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    static PlanSources of(ModelCard model, List<AutoencoderCard> cards) {
        Map<String, AutoencoderCard> byBlock = new LinkedHashMap<>();
        for (AutoencoderCard card : cards) {
            card.misfit(model).ifPresent(reason -> {
                throw new RunException(reason);
            });
            AutoencoderCard other = byBlock.put(card.block(), card);
            if (other != null) {
                throw new RunException(
                        "There are two autoencoders for %s, %s and %s: name only one of them with `saes`."
                                .formatted(card.block(), other.folder(), card.folder()));
            }
        }
        return new PlanSources(model, byBlock);
    }

    private static <T> T require(String word, ModelReference reference, Found<T> found) {
        String written = word + " \"" + reference.written() + "\": ";
        return switch (found) {
            case Found.Here<T>(T value) -> value;
            case Found.Absent<T>(String cure) -> throw new RunException(written + cure);
            case Found.Broken<T>(String reason) -> throw new RunException(written + reason);
        };
    }
}
