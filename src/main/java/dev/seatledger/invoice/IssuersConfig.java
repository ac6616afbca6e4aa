package dev.seatledger.invoice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** The legal entities that issue documents, by a short key that their number series are kept under. */
@ConfigMapping(prefix = "seatledger.issuers")
public interface IssuersConfig {

    @io.smallrye.config.WithParentName
    Map<@Pattern(regexp = "[a-z0-9-]{1,32}") String, Entity> entities();

    interface Entity {

        @NotBlank
        String legalName();

        List<String> address();

        /** ISO 3166-1 alpha-2. */
        @Pattern(regexp = "[A-Z]{2}")
        String country();

        Optional<String> vatNumber();

        /** Where transfers go; documents name it to customers who pay by transfer. */
        Optional<@Pattern(regexp = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") String> iban();

        Optional<@Pattern(regexp = "[A-Z0-9]{8}([A-Z0-9]{3})?") String> bic();

        /** What its invoice numbers begin with. */
        @WithDefault("INV-")
        @Pattern(regexp = "[A-Z0-9-]{0,20}")
        String invoicePrefix();

        /** What its credit notes' numbers begin with. */
        @WithDefault("CN-")
        @Pattern(regexp = "[A-Z0-9-]{0,20}")
        String creditNotePrefix();
    }
}
