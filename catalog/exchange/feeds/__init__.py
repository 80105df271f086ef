"""What an edition offers → files for those who sell on: Meta and WhatsApp, Google Merchant Center, schema.org."""
