"""The agency's wording: a text beside its page, its versions, who approved and who reviewed them."""
