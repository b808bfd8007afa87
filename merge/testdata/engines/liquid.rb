# Renders a JSON list of texts with Liquid, as Jekyll does.
require 'json'
require 'liquid'
texts = JSON.parse($stdin.read)
out = texts.map do |text|
  begin
    { out: Liquid::Template.parse(text).render!({ 'canary' => 'EVALUATED', 'site' => { 'name' => 'Name' } }) }
  rescue StandardError => e
    { err: e.message }
  end
end
puts JSON.generate(out)
