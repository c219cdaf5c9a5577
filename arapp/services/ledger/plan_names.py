"""What a row of the receipt plan is called where it is told of, in one place for every list."""

# As SQL of a plan `p`: its own words, else the number of the invoice it was made by; "" for a row
# that has neither, as a balance taken over may.
LABEL = (
    "coalesce(nullif(p.label, ''),"
    " (SELECT named.number FROM invoice named WHERE named.id = p.invoice_id), '')"
)
