package village.openapi.open311;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.History;
import village.api.complaint.published.SearchPublicCases;
import village.openapi.client.Times;

/** A public case; every field the specification names, null where we have or show nothing. */
record ServiceRequest(
        @JsonProperty("service_request_id") String id,
        String status,
        @JsonProperty("status_notes") @Nullable String statusNotes,
        @JsonProperty("service_name") String serviceName,
        @JsonProperty("service_code") String serviceCode,
        String description,
        @JsonProperty("agency_responsible") @Nullable String agency,
        @JsonProperty("service_notice") @Nullable String notice,
        @JsonProperty("requested_datetime") OffsetDateTime requested,
        @JsonProperty("updated_datetime") OffsetDateTime updated,
        @JsonProperty("expected_datetime") OffsetDateTime expected,
        @Nullable String address,
        @JsonProperty("address_id") @Nullable String addressId,
        @Nullable String zipcode,
        @Nullable Double lat,
        @JsonProperty("long") @Nullable Double lon,
        @JsonProperty("media_url") @Nullable String mediaUrl) {

    /**
     * Where a case lies is told no nearer than its grid: a point is often the reporter's own door. A category is called what
     * it was called when the case was put there.
     */
    static ServiceRequest of(SearchPublicCases.Found shown, History history) {
        var complaint = shown.complaint();
        var category = complaint.intake().category();
        return new ServiceRequest(
                complaint.id().toString(),
                shown.over() ? "closed" : "open",
                shown.answer().isEmpty() ? complaint.status().label() : shown.answer(),
                category.flatMap(code -> history.meaning(code, complaint.categorisedAt()))
                        .map(Category::name)
                        .orElse(Services.OTHER_NAME),
                category.orElse(Services.OTHER),
                complaint.intake().text(),
                null,
                null,
                Times.of(complaint.filedAt()),
                Times.of(shown.changedAt()),
                Times.of(complaint.dueAt()),
                shown.grid().orElse(null),
                null,
                null,
                null,
                null,
                null);
    }
}
