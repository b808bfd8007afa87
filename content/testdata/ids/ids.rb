# Prints the ids that kramdown gives the headings of pages, as Jekyll runs it:
# ruby ids.rb PAGE...
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'

ids = lambda do |element, found|
  found << (element.attr['id'] || '') if element.type == :header
  element.children.each { |child| ids.call(child, found) }
  found
end
ARGV.each do |page|
  puts "== #{File.basename(page)}"
  document = Kramdown::Document.new(File.read(page, encoding: 'UTF-8'), input: 'GFM', auto_ids: true, hard_wrap: false, smart_quotes: 'lsquo,rsquo,ldquo,rdquo')
  ids.call(document.root, []).each { |id| puts JSON.generate(id) }
end
