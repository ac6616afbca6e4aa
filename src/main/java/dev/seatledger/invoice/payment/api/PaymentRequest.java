package dev.seatledger.invoice.payment.api;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.shared.api.MoneyRequest;

@Schema(name = "PaymentRequest")
public record PaymentRequest(
        @NotNull @Valid MoneyRequest amount,
        @NotNull Instant paidAt,

        @NotBlank @Size(max = 200) @Schema(description = "The reference of the bank transfer or payment.")
        String reference) {}
